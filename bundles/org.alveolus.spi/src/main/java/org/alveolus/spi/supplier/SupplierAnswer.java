package org.alveolus.spi.supplier;

import java.math.BigDecimal;
import java.util.Objects;

/** A connector's answer. */
public sealed interface SupplierAnswer
        permits SupplierAnswer.NotMine, SupplierAnswer.Product, SupplierAnswer.Accepted, SupplierAnswer.Refused {

    /** The answer of a connector whose supplier or product it is not. */
    SupplierAnswer NOT_MINE = new NotMine();

    /** See {@link #NOT_MINE}. */
    record NotMine() implements SupplierAnswer {}

    /**
     * A product; what is not known is null, but the name.
     *
     * @param kind {@code implant}, {@code abutment} or {@code biomaterial}; null when it is not known
     * @param supplierName the maker or supplier, at most 200 characters
     * @param productCode the catalogue number (REF), at most 200 characters
     * @param name at most 200 characters
     * @param type the maker's type or model, at most 200 characters
     * @param diameter in millimetres, more than 0 and less than 1000, with at most three decimals
     * @param length in millimetres, as the diameter
     */
    record Product(
            String kind,
            String supplierName,
            String productCode,
            String name,
            String type,
            BigDecimal diameter,
            BigDecimal length)
            implements SupplierAnswer {

        public Product {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * The supplier took it.
     *
     * @param reference its own number for it, at most 200 characters; null when it gave none
     */
    record Accepted(String reference) implements SupplierAnswer {}

    /**
     * The supplier will not take it.
     *
     * @param reason in the supplier's words, at most 1000 characters
     */
    record Refused(String reason) implements SupplierAnswer {

        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }
}

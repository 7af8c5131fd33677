package org.alveolus.spi.supplier;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.alveolus.spi.udi.UdiIssuer;

/**
 * An order.
 *
 * @param id the same for every attempt to hand it over
 * @param number as the practice calls it, e.g. {@code O-12}
 * @param supplierName the supplier as the practice calls it
 * @param customer the practice and its address, in lines
 * @param date the day of the order
 * @param note for the supplier; null when there is none
 * @param lines at least one
 */
public record SupplierOrder(
        UUID id, String number, String supplierName, String customer, LocalDate date, String note, List<Line> lines) {

    public SupplierOrder {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(supplierName, "supplierName");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(date, "date");
        lines = List.copyOf(lines);
    }

    /**
     * How many of a product.
     *
     * @param productCode the catalogue number; null when it is not known
     * @param name never null
     * @param issuer with udiDi; null when the product's code is not known
     * @param udiDi with issuer
     * @param quantity at least 1
     */
    public record Line(String productCode, String name, UdiIssuer issuer, String udiDi, int quantity) {

        public Line {
            Objects.requireNonNull(name, "name");
        }
    }
}

package org.alveolus.spi.supplier;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.alveolus.spi.udi.CodedDate;

/**
 * A return of pieces.
 *
 * @param id the same for every attempt to announce it
 * @param number as the practice calls it, e.g. {@code R-12}
 * @param supplierName the supplier as the practice calls it
 * @param customer the practice and its address, in lines
 * @param date the day on which it is sent
 * @param reason {@code expiry}, {@code recall}, {@code damaged}, {@code wrong-delivery} or {@code other}
 * @param note for the supplier; null when there is none
 * @param pieces at least one
 */
public record SupplierReturn(
        UUID id,
        String number,
        String supplierName,
        String customer,
        LocalDate date,
        String reason,
        String note,
        List<Piece> pieces) {

    public SupplierReturn {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(supplierName, "supplierName");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(reason, "reason");
        pieces = List.copyOf(pieces);
    }

    /** A piece; all but the name may be null. */
    public record Piece(String productCode, String name, String udiDi, String lot, String serial, CodedDate expiry) {

        public Piece {
            Objects.requireNonNull(name, "name");
        }
    }
}

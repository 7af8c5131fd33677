package org.alveolus.registry.internal.rest;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.alveolus.api.Problem;
import org.alveolus.registry.internal.Recalls;
import org.alveolus.registry.internal.domain.RecallCriteria;

/** Turns the parameters of a recall into its criteria. */
final class RecallParameters {

    static final String LOT = "Lot number; case, spaces and dashes do not matter";
    static final String SERIAL = "Serial number; case, spaces and dashes do not matter";
    static final String GTIN = "GTIN of 8, 12, 13 or 14 digits";
    static final String UDI_DI = "UDI-DI of any issuer, instead of a gtin";
    static final String SCAN =
            "The text of a scanned code, alone: its product and lot, or serial number when it has no lot, are searched";
    static final String PRODUCT_CODE = "The maker's catalogue number (REF)";
    static final String SUPPLIER = "Id of the supplier";

    private RecallParameters() {}

    static RecallCriteria criteria(
            Recalls recalls,
            String scan,
            String lot,
            String serial,
            String gtin,
            String udiDi,
            String productCode,
            UUID supplier,
            LocalDate from,
            LocalDate to) {
        if (scan == null || scan.isBlank()) {
            return new RecallCriteria.Form(lot, serial, gtin, udiDi, productCode, supplier, from, to).checked();
        }
        if (Stream.of(lot, serial, gtin, udiDi, productCode, supplier).anyMatch(value -> value != null)) {
            throw Problem.invalid("?scan", "one-only", "Give the scan alone, or the other parameters without it")
                    .exception();
        }
        return recalls.scanned(scan, from, to);
    }
}

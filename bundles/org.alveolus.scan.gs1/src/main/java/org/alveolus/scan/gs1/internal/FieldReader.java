package org.alveolus.scan.gs1.internal;

import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.Gtin;

/** Gives elements their meaning. Where two elements say the same thing, the first counts. */
final class FieldReader {

    private FieldReader() {}

    static ScanFields read(Draft draft) {
        Gtin gtin = draft.linearGtin() == null ? null : Gtin.ofVerified(draft.linearGtin());
        String lot = null;
        String serial = null;
        CodedDate expiry = null;
        CodedDate production = null;
        String quantity = null;
        String variant = null;
        String ref = null;
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isDoubtful(i)) {
                continue;
            }
            String value = draft.value(i);
            switch (draft.identifier(i).meaning()) {
                case GTIN -> gtin = gtin == null ? Gtin.ofVerified(value) : gtin;
                case LOT -> lot = first(lot, value);
                case SERIAL -> serial = first(serial, value);
                case EXPIRY -> expiry = expiry == null ? Dates.dateOf(value, draft.today()) : expiry;
                case EXPIRY_TIME -> expiry = expiry == null ? Dates.timeOf(value, draft.today()) : expiry;
                case PRODUCTION -> production = production == null ? Dates.dateOf(value, draft.today()) : production;
                case QUANTITY -> quantity = first(quantity, value);
                case VARIANT -> variant = first(variant, value);
                case REF -> ref = first(ref, value);
                case NONE -> {
                    // passed through as an element
                }
            }
        }
        return ScanFields.builder()
                .gtin(gtin)
                .lot(lot)
                .serial(serial)
                .expiry(expiry)
                .production(production)
                .quantity(quantity)
                .variant(variant)
                .ref(ref)
                .build();
    }

    private static String first(String earlier, String value) {
        return earlier == null ? value : earlier;
    }
}

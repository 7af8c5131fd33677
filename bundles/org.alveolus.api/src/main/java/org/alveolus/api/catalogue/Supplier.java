package org.alveolus.api.catalogue;

import java.util.UUID;

/**
 * A supplier or maker of devices.
 *
 * @param address postal address in lines, printed on implant cards; null when not recorded
 * @param website null when not recorded
 * @param contact whom to ask, in lines: names, telephone numbers, the practice's customer number; null when not recorded
 * @param orderMail where orders and returns are announced; null when not recorded
 * @param recallMail whom to tell of a recall or an incident; null when not recorded
 * @param returns what it takes back; null when not recorded
 */
public record Supplier(
        UUID id,
        String name,
        String address,
        String website,
        String contact,
        String orderMail,
        String recallMail,
        ReturnTerms returns) {

    /** A supplier of which nothing more is recorded. */
    public Supplier(UUID id, String name, String address, String website) {
        this(id, name, address, website, null, null, null, null);
    }
}

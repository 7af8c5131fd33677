package org.alveolus.scan.gs1.internal;

/** What an application identifier says about a device, where the platform has a field for it. */
enum Meaning {
    GTIN,
    LOT,
    SERIAL,
    EXPIRY,
    EXPIRY_TIME,
    PRODUCTION,
    QUANTITY,
    VARIANT,
    REF,
    /** No field: the element is passed through. */
    NONE;

    static Meaning of(String identifier) {
        return switch (identifier) {
            case "01" -> GTIN;
            case "10" -> LOT;
            case "11" -> PRODUCTION;
            case "17" -> EXPIRY;
            case "20", "22" -> VARIANT;
            case "21" -> SERIAL;
            case "30", "37" -> QUANTITY;
            case "240", "241" -> REF;
            case "7003" -> EXPIRY_TIME;
            default -> NONE;
        };
    }
}

package org.alveolus.spi.scan;

/**
 * One element of a code, in the order of the code.
 *
 * @param id the element's identifier in its standard: a GS1 application identifier ({@code 01}), an HIBC data identifier or an
 *     ISBT 128 data structure number ({@code 001})
 * @param value as coded, unchanged
 * @param title the standard's name of the element in English, e.g. {@code BATCH/LOT}
 */
public record ScanElement(String id, String value, String title) {}

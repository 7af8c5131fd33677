package org.alveolus.spi.scan;

/**
 * A keyboard or scanner fault that was mended before the content could be read.
 *
 * @param kind a stable name in lower case with dashes, e.g. {@code separator-substitute}, {@code keyboard-layout},
 *     {@code case-switched}, {@code lost-separator}
 * @param detail what was changed, in one English sentence
 */
public record Repair(String kind, String detail) {}

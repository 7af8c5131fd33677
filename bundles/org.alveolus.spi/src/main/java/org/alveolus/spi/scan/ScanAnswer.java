package org.alveolus.spi.scan;

import java.util.List;

/** A driver's answer: not mine, a reading, or the symbols of an image that other drivers are then asked to read. */
public sealed interface ScanAnswer permits ScanAnswer.NotMine, ScanAnswer.Symbols, Reading {

    /** The answer of a driver whose family the input is not of. */
    ScanAnswer NOT_MINE = new NotMine();

    /** See {@link #NOT_MINE}. */
    record NotMine() implements ScanAnswer {}

    /**
     * The symbols that were found in an image.
     *
     * @param symbols in reading order, without repeats; empty when the image holds none
     */
    record Symbols(List<Symbol> symbols) implements ScanAnswer {
        public Symbols {
            symbols = List.copyOf(symbols);
        }
    }

    /**
     * One symbol of an image.
     *
     * @param text what it holds, FNC1 separators as U+001D
     * @param symbology its name as in ISO/IEC 15424, e.g. {@code Data Matrix}
     * @param symbologyIdentifier its AIM symbology identifier, e.g. {@code ]d2}; null when unknown
     */
    record Symbol(String text, String symbology, String symbologyIdentifier) {}
}

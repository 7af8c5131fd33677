package org.alveolus.spi.tck;

import java.util.List;
import java.util.Objects;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;

/**
 * An input that a driver must understand, and how. Immutable and thread-safe.
 *
 * <p>A text's sample says the standard and every field that must come out; an image's sample says what its symbols hold.
 */
public final class Sample {

    private final String name;
    private final ScanInput input;
    private final String standard;
    private final ScanFields fields;
    private final List<String> symbols;

    private Sample(String name, ScanInput input, String standard, ScanFields fields, List<String> symbols) {
        this.name = name;
        this.input = input;
        this.standard = standard;
        this.fields = fields;
        this.symbols = symbols;
    }

    /**
     * A text with what it says.
     *
     * @param text as a scanner sends it; not null. {@link ScanDriverContract#TODAY} is the current day
     * @param standard the standard that the reading must name; not null
     * @param fields exactly the fields that the reading must have; not null
     */
    public static Sample ofText(String text, String standard, ScanFields fields) {
        return new Sample(
                text,
                new ScanInput.Text(text, ScanDriverContract.TODAY),
                Objects.requireNonNull(standard, "standard"),
                Objects.requireNonNull(fields, "fields"),
                List.of());
    }

    /**
     * An image with the symbols in it.
     *
     * @param name to tell it apart in a failure; not null
     * @param content the bytes of a PNG or JPEG file; not null
     * @param symbols what the symbols hold, in any order; none for an image without a symbol; not null
     */
    public static Sample ofImage(String name, byte[] content, String... symbols) {
        return new Sample(
                Objects.requireNonNull(name, "name"),
                new ScanInput.Image(content, ScanDriverContract.TODAY),
                null,
                null,
                List.of(symbols));
    }

    ScanInput input() {
        return input;
    }

    String standard() {
        return standard;
    }

    ScanFields fields() {
        return fields;
    }

    List<String> symbols() {
        return symbols;
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}

package org.alveolus.registry.internal.passport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font of one document, and how texts are set in it. Used by one thread. */
final class Typeface {

    /** Stands for what the font does not have: seen, not left out. */
    private static final int UNKNOWN = '\u25a1';

    private static final float UNITS = 1000;

    private final PDFont font;
    private final CmapLookup characters;

    private Typeface(PDFont font, CmapLookup characters) {
        this.font = font;
        this.characters = characters;
    }

    /** Embeds a font of this bundle; only the characters that are used. */
    static Typeface embedded(PDDocument document, String resource) throws IOException {
        try (InputStream file = Typeface.class.getResourceAsStream(resource)) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            return new Typeface(PDType0Font.load(document, font, true), font.getUnicodeCmapLookup());
        }
    }

    PDFont font() {
        return font;
    }

    /** The text as it is drawn from left to right, with a box for each character that the font does not have. */
    String drawable(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder known = new StringBuilder();
        visual(composed)
                .codePoints()
                .map(character -> characters.getGlyphId(character) == 0 ? UNKNOWN : character)
                .forEach(known::appendCodePoint);
        return known.toString();
    }

    /** Puts runs from right to left, such as Hebrew names, into the order in which they are drawn. */
    private static String visual(String text) {
        char[] letters = text.toCharArray();
        if (!Bidi.requiresBidi(letters, 0, letters.length)) {
            return text;
        }
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        String[] runs = new String[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] =
                    levels[i] % 2 == 0 ? run : new StringBuilder(run).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        return String.join("", runs);
    }

    /** How wide the text is, in units of the size. */
    float width(String text, float size) {
        try {
            return font.getStringWidth(drawable(text)) * size / UNITS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The text in lines that are not wider; broken at line breaks and spaces, within a word only where it alone is too
     * wide. Nothing is left out.
     */
    List<String> lines(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            String line = "";
            for (String word : paragraph.strip().split("\\s+")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (width(longer, size) <= width) {
                    line = longer;
                    continue;
                }
                if (!line.isEmpty()) {
                    lines.add(line);
                }
                line = word;
                while (width(line, size) > width) {
                    int end = fitting(line, size, width);
                    lines.add(line.substring(0, end));
                    line = line.substring(end);
                }
            }
            lines.add(line);
        }
        return lines;
    }

    private int fitting(String word, float size, float width) {
        int end = IntStream.rangeClosed(1, word.length())
                .takeWhile(i -> width(word.substring(0, i), size) <= width)
                .max()
                .orElse(1);
        boolean split = end < word.length() && Character.isHighSurrogate(word.charAt(end - 1));
        return split ? Math.max(end - 1, Math.min(2, word.length())) : end;
    }
}

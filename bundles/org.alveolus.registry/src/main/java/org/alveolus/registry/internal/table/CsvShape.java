package org.alveolus.registry.internal.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a CSV file is written.
 *
 * @param charset one of {@link #CHARSETS}
 * @param delimiter one of {@link #DELIMITERS}
 */
public record CsvShape(Charset charset, char delimiter) {

    /** Windows-1252, as spreadsheets of western Europe write without being told otherwise. */
    public static final Charset WINDOWS = Charset.forName("windows-1252");

    public static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            WINDOWS,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.ISO_8859_1);

    public static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');

    private static final int LINES = 20;

    /**
     * The shape that the beginning of a file shows: a byte order mark, zeros where UTF-16 has them, what UTF-8 allows; then the
     * delimiter that parts the most lines into the same number of cells.
     *
     * @param beginning of the file, some kilobytes or all of it
     * @param whole whether that is all; else its last character may be cut
     */
    public static CsvShape of(byte[] beginning, boolean whole) {
        Charset charset = charset(beginning, whole);
        return new CsvShape(charset, delimiter(new String(beginning, charset)));
    }

    private static Charset charset(byte[] bytes, boolean whole) {
        if (begins(bytes, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (begins(bytes, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(bytes, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        int zerosAtEven = 0;
        int zerosAtOdd = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                zerosAtEven += 1 - i % 2;
                zerosAtOdd += i % 2;
            }
        }
        if (zerosAtOdd > bytes.length / 5 && zerosAtEven < zerosAtOdd / 10) {
            return StandardCharsets.UTF_16LE;
        }
        if (zerosAtEven > bytes.length / 5 && zerosAtOdd < zerosAtEven / 10) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(bytes, whole) ? StandardCharsets.UTF_8 : WINDOWS;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] bytes, boolean whole) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), whole)
                .isError();
    }

    private static char delimiter(String text) {
        char best = ',';
        int most = 0;
        for (char delimiter : DELIMITERS) {
            int found = agreeing(text, delimiter);
            if (found > most) {
                most = found;
                best = delimiter;
            }
        }
        return best;
    }

    /** In how many of the first lines it stands, outside of quotes, as often as in the first; weighed by how often. */
    private static int agreeing(String text, char delimiter) {
        int first = -1;
        int lines = 0;
        int agreeing = 0;
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length() && lines < LINES; i++) {
            char sign = text.charAt(i);
            quoted ^= sign == '"';
            if (!quoted && sign == delimiter) {
                count++;
            } else if (!quoted && sign == '\n' || i == text.length() - 1) {
                first = first < 0 ? count : first;
                agreeing += count == first ? 1 : 0;
                lines++;
                count = 0;
            }
        }
        return Math.max(first, 0) * agreeing;
    }
}

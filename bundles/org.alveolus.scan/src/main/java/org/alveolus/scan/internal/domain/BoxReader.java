package org.alveolus.scan.internal.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Reads all codes of one box: each line is one code, and they are joined. Thread-safe. */
public final class BoxReader {

    /** More codes than any box has. */
    private static final int MAXIMUM_CODES = 16;

    private final CodeReader reader;

    public BoxReader(CodeReader reader) {
        this.reader = reader;
    }

    /**
     * @param text one code a line; not blank
     * @throws IllegalArgumentException when there are more than sixteen
     */
    public Read read(String text, LocalDate today) {
        List<String> codes = Arrays.stream(text.split("[\\r\\n\\t]+"))
                .filter(code -> !code.isBlank())
                .distinct()
                .toList();
        if (codes.size() > MAXIMUM_CODES) {
            throw new IllegalArgumentException("a scan has at most " + MAXIMUM_CODES + " codes, one a line");
        }
        if (codes.size() == 1) {
            return reader.read(codes.get(0), null, today);
        }
        return CodeJoiner.join(
                codes.stream().map(code -> reader.read(code, null, today)).toList());
    }
}

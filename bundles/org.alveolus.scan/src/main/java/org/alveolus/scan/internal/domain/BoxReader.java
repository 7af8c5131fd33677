package org.alveolus.scan.internal.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads all codes of one box: each line is one code, and they are joined. Thread-safe. */
public final class BoxReader {

    /** What scanners end a code with separates codes; a space does not, since it can be a check character. */
    private static final Pattern LINE = Pattern.compile("[^\\r\\n\\t]+");

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
        Map<String, Integer> codes = new LinkedHashMap<>();
        Matcher lines = LINE.matcher(text);
        while (lines.find()) {
            if (!lines.group().isBlank()) {
                codes.putIfAbsent(lines.group(), lines.start());
            }
        }
        if (codes.size() > MAXIMUM_CODES) {
            throw new IllegalArgumentException("a scan has at most " + MAXIMUM_CODES + " codes, one a line");
        }
        List<CodeRead> reads = new ArrayList<>();
        codes.forEach((code, at) -> reads.add(new CodeRead(code, at, reader.read(code, null, today))));
        return reads.size() == 1 ? reads.get(0).read() : CodeJoiner.join(reads);
    }
}

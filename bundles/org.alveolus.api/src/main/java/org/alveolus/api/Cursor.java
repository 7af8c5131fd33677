package org.alveolus.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Packs the sort values of a part's last row into an opaque text, from which the next part goes on. */
public final class Cursor {

    private static final char SEPARATOR = '\u001f';

    private Cursor() {}

    /** Packs values; none may hold U+001F. */
    public static String of(Object... values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(String.valueOf(value));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(String.valueOf(SEPARATOR), texts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Unpacks.
     *
     * @param cursor as given by {@link #of}
     * @param count how many values it must hold
     * @throws ProblemException 400 when it is not such a cursor
     */
    public static List<String> values(String cursor, int count) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> values = List.of(text.split(String.valueOf(SEPARATOR), -1));
            if (values.size() == count) {
                return values;
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(fault(), e);
        }
        throw fault().exception();
    }

    private static Problem fault() {
        return Problem.invalid("?cursor", "not-a-cursor", "cursor must be the 'next' of an earlier answer");
    }
}

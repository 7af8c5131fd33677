package org.alveolus.api;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

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
        byte[] text = String.join(String.valueOf(SEPARATOR), texts).getBytes(StandardCharsets.UTF_8);
        byte[] packed = ByteBuffer.allocate(Integer.BYTES + text.length)
                .putInt(check(text))
                .put(text)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(packed);
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
            ByteBuffer packed = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            int check = packed.getInt();
            byte[] text = new byte[packed.remaining()];
            packed.get(text);
            List<String> values =
                    List.of(new String(text, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), -1));
            if (check == check(text) && values.size() == count) {
                return values;
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new ProblemException(fault(), e);
        }
        throw fault().exception();
    }

    /** So that a cursor that was cut or made up is refused instead of leading to some part of the list. */
    private static int check(byte[] text) {
        CRC32 check = new CRC32();
        check.update(text);
        return (int) check.getValue();
    }

    private static Problem fault() {
        return Problem.invalid("?cursor", "not-a-cursor", "cursor must be the 'next' of an earlier answer");
    }
}

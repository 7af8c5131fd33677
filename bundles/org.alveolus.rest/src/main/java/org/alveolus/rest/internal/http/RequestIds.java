package org.alveolus.rest.internal.http;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

/** Gives every request an id, by which its log lines, audit lines and answer are found. */
final class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 24;
    private static final int BITS = 5;
    private static final int MASK = 31;

    private RequestIds() {}

    /** The id that a proxy in front has given already, or a new one. It is no secret. */
    static String of(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        if (given != null && GOOD.matcher(given).matches()) {
            return given;
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        char[] id = new char[LENGTH];
        long bits = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (i % 12 == 0) {
                bits = random.nextLong();
            }
            id[i] = DIGITS[(int) bits & MASK];
            bits >>>= BITS;
        }
        return new String(id);
    }
}

package org.alveolus.api;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes the ids of rows. Any thread. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /**
     * A UUID version 7 (RFC 9562, 5.7): it begins with the time, so that new rows lie together in an index. It is no
     * secret; a token must not be made of it.
     */
    public static UUID next() {
        long high = System.currentTimeMillis() << 16 | 0x7000 | RANDOM.nextInt(0x1000);
        long low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}

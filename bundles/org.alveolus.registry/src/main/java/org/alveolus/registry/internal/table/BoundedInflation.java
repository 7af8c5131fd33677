package org.alveolus.registry.internal.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The inflated bytes of a part, never far more than the packed ones make plausible. */
final class BoundedInflation extends FilterInputStream {

    /** Sheets of this product's limits lie far below. */
    private static final long MOST = 1L << 30;

    /** Repetitive sheets come to some dozen; a bomb to a thousand. */
    private static final long MOST_PER_BYTE = 250;

    /** Small parts may be all repetition. */
    private static final long ALWAYS = 1L << 20;

    private final long limit;
    private long read;

    BoundedInflation(InputStream in, long packed) {
        super(in);
        limit = Math.min(MOST, Math.max(ALWAYS, Math.max(packed, 0) * MOST_PER_BYTE));
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int more) {
        read += more;
        if (read > limit) {
            throw FileFaults.unpacked();
        }
    }
}

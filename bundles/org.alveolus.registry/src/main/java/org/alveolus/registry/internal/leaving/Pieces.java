package org.alveolus.registry.internal.leaving;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.ObjIntConsumer;

/** A file that is kept piece by piece, with its length and hash. Used by one thread. */
final class Pieces extends OutputStream {

    private static final int SIZE = 512 * 1024;

    private final ObjIntConsumer<byte[]> keep;
    private final MessageDigest digest;
    private final byte[] piece = new byte[SIZE];
    private int filled;
    private int number;
    private long size;

    /** @param keep gets each piece with its number, from 0 on */
    Pieces(ObjIntConsumer<byte[]> keep) {
        this.keep = keep;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        size += length;
        int from = offset;
        while (from < offset + length) {
            int some = Math.min(SIZE - filled, offset + length - from);
            System.arraycopy(bytes, from, piece, filled, some);
            filled += some;
            from += some;
            if (filled == SIZE) {
                keepPiece();
            }
        }
    }

    private void keepPiece() {
        keep.accept(Arrays.copyOf(piece, filled), number++);
        filled = 0;
    }

    /** Keeps the last piece. */
    @Override
    public void close() {
        if (filled > 0) {
            keepPiece();
        }
    }

    long size() {
        return size;
    }

    /** In hexadecimal; once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}

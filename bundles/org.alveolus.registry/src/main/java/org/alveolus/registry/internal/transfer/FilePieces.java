package org.alveolus.registry.internal.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** The bytes of files, in pieces: neither writing nor reading needs more memory than one. */
final class FilePieces {

    /** Of the file's bytes in one row; in base 64 it becomes a third more. */
    private static final int PIECE = 23_000;

    private final Statements statements;

    FilePieces(Statements statements) {
        this.statements = statements;
    }

    /** Keeps what is written. */
    OutputStream writer(UUID id) {
        return new Writer(id);
    }

    /** The file, read piece by piece. */
    InputStream reader(UUID id, boolean packed) {
        InputStream pieces = new Reader(id);
        try {
            return packed ? new GZIPInputStream(pieces, PIECE) : pieces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(UUID id) {
        statements.update(
                "delete from registry_import_piece where import_id = ? and institution_id = ?",
                id,
                Statements.institution());
    }

    private final class Writer extends OutputStream {

        private final UUID id;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private int number;

        Writer(UUID id) {
            this.id = id;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int from = offset;
            int left = length;
            while (left > 0) {
                int count = Math.min(left, piece.length - filled);
                System.arraycopy(bytes, from, piece, filled, count);
                filled += count;
                from += count;
                left -= count;
                if (filled == piece.length) {
                    send();
                }
            }
        }

        private void send() {
            statements.update(
                    "insert into registry_import_piece (import_id, number, institution_id, content) values (?, ?, ?, ?)",
                    id,
                    number++,
                    Statements.institution(),
                    Base64.getEncoder().encodeToString(Arrays.copyOf(piece, filled)));
            filled = 0;
        }

        @Override
        public void close() {
            if (filled > 0) {
                send();
            }
        }
    }

    private final class Reader extends InputStream {

        private final UUID id;
        private int next;
        private byte[] piece = {};
        private int read;

        Reader(UUID id) {
            this.id = id;
        }

        @Override
        public int read() {
            return fill() ? piece[read++] & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, piece.length - read);
            System.arraycopy(piece, read, bytes, offset, count);
            read += count;
            return count;
        }

        @Override
        public int available() {
            return piece.length - read;
        }

        private boolean fill() {
            if (read == piece.length) {
                Optional<byte[]> more = statements
                        .one(
                                "select content from registry_import_piece where import_id = ? and number = ? and institution_id = ?",
                                result -> result.getString(1),
                                id,
                                next,
                                Statements.institution())
                        .map(Base64.getDecoder()::decode);
                piece = more.orElse(new byte[0]);
                read = 0;
                next++;
            }
            return read < piece.length;
        }
    }
}

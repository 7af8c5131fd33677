package org.alveolus.rest.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;

/** Reads the bodies of requests, never more than their limit. */
final class Bodies {

    private static final String BOUNDARY = "boundary=";
    private static final int TAIL = 200;

    private Bodies() {}

    /**
     * The body of a request, which ends in a refusal as soon as it exceeds the limit.
     *
     * @throws ProblemException 413 when its length is told and too much
     */
    static InputStream limited(InputStream body, long length, int limit) {
        if (length > limit) {
            throw tooLarge(limit);
        }
        return new FilterInputStream(body) {

            private long left = limit;

            @Override
            public int read() throws IOException {
                int value = readable(() -> in.read());
                count(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] bytes, int offset, int wanted) throws IOException {
                int read = readable(() -> in.read(bytes, offset, wanted));
                count(Math.max(read, 0));
                return read;
            }

            @Override
            public long skip(long wanted) throws IOException {
                return readNBytes((int) Math.min(wanted, TAIL)).length;
            }

            private void count(int read) {
                left -= read;
                if (left < 0) {
                    throw tooLarge(limit);
                }
            }
        };
    }

    private interface Read {
        int read() throws IOException;
    }

    /** A client that breaks off or sends nothing for too long has made a malformed request. */
    private static int readable(Read read) {
        try {
            return read.read();
        } catch (IOException e) {
            throw new ProblemException(Problem.badRequest("The body ends too early."), e);
        }
    }

    /**
     * Goes on only with a form that is there to its end; a reader of forms takes the end of the body for the end of a part.
     *
     * @throws ProblemException 400
     */
    static void requireWholeForm(String contentType, byte[] body) {
        String boundary = boundary(contentType);
        int from = Math.max(0, body.length - boundary.length() - TAIL);
        String end = new String(body, from, body.length - from, StandardCharsets.ISO_8859_1);
        if (boundary.isEmpty() || !end.contains("--" + boundary + "--")) {
            throw Problem.badRequest("The form ends too early, or its boundary is missing.")
                    .exception();
        }
    }

    private static String boundary(String contentType) {
        int start = contentType == null ? -1 : contentType.indexOf(BOUNDARY);
        if (start < 0) {
            return "";
        }
        String text = contentType.substring(start + BOUNDARY.length()).strip();
        if (text.startsWith("\"")) {
            return text.substring(1, Math.max(1, text.indexOf('"', 1)));
        }
        int end = text.indexOf(';');
        return end < 0 ? text : text.substring(0, end).strip();
    }

    private static ProblemException tooLarge(int limit) {
        return Problem.of("too-large", 413, "The body is too large", "At most " + limit + " bytes are taken here.")
                .exception();
    }
}

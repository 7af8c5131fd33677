package org.alveolus.rest.internal.http;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.alveolus.api.ProblemException;
import org.junit.Test;

/** Proves F1, F3. */
public class BodiesTest {

    private static final String TYPE = "multipart/form-data; boundary=\"a b\"; charset=utf-8";

    @Test
    public void readsUpToTheLimit() throws IOException {
        byte[] body = new byte[1000];
        assertArrayEquals(
                body, Bodies.limited(new ByteArrayInputStream(body), 1000, 1000).readAllBytes());
        assertArrayEquals(
                body, Bodies.limited(new ByteArrayInputStream(body), -1, 1000).readAllBytes());
    }

    @Test
    public void refusesATellTaleLengthUnread() {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("must not be read");
            }
        };
        assertEquals(413, status(() -> Bodies.limited(untouched, 1001, 1000)));
    }

    @Test
    public void stopsReadingSoonAfterTheLimit() {
        long[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 'x';
            }
        };
        assertEquals(413, status(() -> Bodies.limited(endless, -1, 1000)
                .transferTo(java.io.OutputStream.nullOutputStream())));
        assertTrue("read " + read[0], read[0] < 100_000);
        InputStream skipped = Bodies.limited(endless, -1, 1000);
        assertEquals(413, status(() -> {
            while (skipped.skip(Long.MAX_VALUE) > 0) {
                assertTrue("skipped " + read[0], read[0] < 200_000);
            }
        }));
    }

    @Test
    public void aBodyThatBreaksOffIsMalformed() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("early EOF");
            }
        };
        assertEquals(400, status(() -> Bodies.limited(broken, -1, 1000).readAllBytes()));
    }

    @Test
    public void aFormMustBeWhole() {
        Bodies.requireWholeForm(TYPE, "--a b\r\n\r\nx\r\n--a b--\r\n".getBytes(StandardCharsets.UTF_8));
        Bodies.requireWholeForm("multipart/form-data; boundary=q", "--q--".getBytes(StandardCharsets.UTF_8));
        for (String form : new String[] {"", "--a b\r\n\r\nx", "--a b\r\n\r\nx\r\n--a b", "--a b\r\n\r\nx\r\n--ab--"}) {
            assertEquals(form, 400, status(() -> Bodies.requireWholeForm(TYPE, form.getBytes(StandardCharsets.UTF_8))));
        }
        assertEquals(400, status(() -> Bodies.requireWholeForm("multipart/form-data", new byte[10])));
        assertEquals(400, status(() -> Bodies.requireWholeForm("multipart/form-data; boundary=\"", new byte[10])));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static int status(Work work) {
        return assertThrows(ProblemException.class, work::run).problem().status();
    }
}

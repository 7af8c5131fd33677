package org.alveolus.rest.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import org.alveolus.api.Level;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.junit.Test;

/** Proves P4, F1 (parameters). */
public class ParametersTest {

    interface Methods {
        void query(@QueryParam("when") String value);

        void path(@PathParam("id") String value);

        void header(@HeaderParam("If-Match") String value);
    }

    @Test
    public void readsEveryKind() {
        assertEquals(5, query(int.class, "5"));
        assertEquals(5L, query(Long.class, "5"));
        assertEquals(new BigDecimal("4.10"), query(BigDecimal.class, "4.10"));
        assertEquals(true, query(boolean.class, "true"));
        assertEquals(Level.EDIT, query(Level.class, "edit"));
        assertEquals(LocalDate.of(2026, 11, 22), query(LocalDate.class, "2026-11-22"));
        assertEquals(Instant.parse("2026-11-22T09:00:00Z"), query(Instant.class, "2026-11-22T10:00:00+01:00"));
        assertEquals(new UUID(1, 2), query(UUID.class, new UUID(1, 2).toString()));
        assertEquals("", query(String.class, ""));
        assertNull(query(UUID.class, ""));
        assertNull(Parameters.converter(Object.class, annotations("query")));
    }

    @Test
    public void namesTheParameterThatIsNone() {
        assertEquals("?when not-a-number", fault(int.class, "x"));
        assertEquals("?when not-a-number", fault(int.class, "99999999999"));
        assertEquals("?when not-a-number", fault(BigDecimal.class, "1e999999999"));
        assertEquals("?when not-a-choice", fault(boolean.class, "yes"));
        assertEquals("?when not-a-choice", fault(Level.class, "EDIT"));
        assertEquals("?when not-a-date", fault(LocalDate.class, "2026-02-30"));
        assertEquals("?when not-a-uuid", fault(UUID.class, "1-1-1-1-1"));
        assertEquals("?when control-character", fault(String.class, "a\u0000b"));
        Problem header = assertThrows(ProblemException.class, () -> converter(Integer.class, "header")
                        .fromString("x"))
                .problem();
        assertEquals("If-Match", header.errors().get(0).pointer());
    }

    @Test
    public void aPathOfNoSuchValueNamesNothing() {
        for (String text : new String[] {"x", "", "1-1-1-1-1", "\u0000"}) {
            assertEquals(
                    404,
                    assertThrows(ProblemException.class, () -> converter(UUID.class, "path")
                                    .fromString(text))
                            .problem()
                            .status());
        }
    }

    private static Object query(Class<?> type, String text) {
        return converter(type, "query").fromString(text);
    }

    private static String fault(Class<?> type, String text) {
        Problem.FieldError error = assertThrows(ProblemException.class, () -> query(type, text))
                .problem()
                .errors()
                .get(0);
        return error.pointer() + " " + error.code();
    }

    private static ParamConverter<?> converter(Class<?> type, String method) {
        return Parameters.converter(type, annotations(method));
    }

    private static Annotation[] annotations(String method) {
        try {
            return Methods.class.getDeclaredMethod(method, String.class).getParameterAnnotations()[0];
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}

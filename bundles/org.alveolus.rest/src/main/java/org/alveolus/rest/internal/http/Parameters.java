package org.alveolus.rest.internal.http;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.ws.rs.CookieParam;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.rest.internal.json.TextForm;

/** Converts parameters of the query, the path and headers, and tells which one is no such value. */
final class Parameters {

    private Parameters() {}

    /** Null when the type has no text form. */
    static <T> ParamConverter<T> converter(Class<T> type, Annotation[] annotations) {
        String pointer = pointer(annotations);
        Function<String, Object> convert = convert(type, pointer == null ? "" : pointer);
        if (convert == null) {
            return null;
        }
        return new ParamConverter<>() {
            @Override
            @SuppressWarnings("unchecked")
            public T fromString(String text) {
                if (text == null || text.isEmpty() && type != String.class && pointer != null) {
                    return null;
                }
                try {
                    if (!TextForm.storable(text)) {
                        throw Problem.invalid(
                                        pointer == null ? "" : pointer,
                                        "control-character",
                                        "NUL characters are not allowed")
                                .exception();
                    }
                    return (T) convert.apply(text);
                } catch (ProblemException e) {
                    throw pointer == null
                            ? new ProblemException(Problem.notFound("There is nothing at this address."), e)
                            : e;
                }
            }

            @Override
            public String toString(T value) {
                return String.valueOf(value);
            }
        };
    }

    /** Where the parameter stands, for the fault; null for a part of the path, where what is no such value names nothing. */
    private static String pointer(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return "?" + query.value();
            }
            if (annotation instanceof HeaderParam header) {
                return header.value();
            }
            if (annotation instanceof CookieParam cookie) {
                return cookie.value();
            }
            if (annotation instanceof PathParam) {
                return null;
            }
        }
        return "";
    }

    private static Function<String, Object> convert(Class<?> type, String pointer) {
        if (type == String.class) {
            return text -> text;
        }
        if (type == int.class || type == Integer.class) {
            return text -> number(Integer::valueOf, text, pointer);
        }
        if (type == long.class || type == Long.class) {
            return text -> number(Long::valueOf, text, pointer);
        }
        if (type == BigDecimal.class) {
            return text -> number(TextForm::decimal, text, pointer);
        }
        if (type == boolean.class || type == Boolean.class) {
            return text -> choice(new String[] {"true", "false"}, new Object[] {true, false}, text, pointer);
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            String[] names = Arrays.stream(constants)
                    .map(constant ->
                            ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toArray(String[]::new);
            return text -> choice(names, constants, text, pointer);
        }
        Optional<TextForm> form = TextForm.of(type);
        return form.isEmpty() ? null : text -> form.get().read(text, pointer);
    }

    private static Object number(Function<String, ?> parse, String text, String pointer) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.invalid(pointer, "not-a-number", "A number in range is expected"), e);
        }
    }

    private static Object choice(String[] names, Object[] values, String text, String pointer) {
        int index = Arrays.asList(names).indexOf(text);
        if (index < 0) {
            throw Problem.invalid(pointer, "not-a-choice", "One of " + String.join(", ", names) + " is expected")
                    .exception();
        }
        return values[index];
    }
}

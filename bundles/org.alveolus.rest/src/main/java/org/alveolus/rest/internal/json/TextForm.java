package org.alveolus.rest.internal.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alveolus.api.Problem;

/**
 * How a value is written as text, in JSON and in parameters.
 *
 * @param parse gives the value; throws {@link IllegalArgumentException} or {@link DateTimeException} when the text is none
 * @param print its text
 * @param code of the fault of a text that is none
 * @param message the reason, e.g. 'A date like 2026-11-22 is expected'
 */
public record TextForm(Function<String, ?> parse, Function<Object, String> print, String code, String message) {

    private static final int MAXIMUM_LENGTH = 1000;
    private static final int DATE_LENGTH = 10;
    private static final int UUID_LENGTH = 36;
    private static final int MAXIMUM_YEAR = 9999;

    private static final Map<Class<?>, TextForm> KNOWN = Map.of(
            UUID.class,
                    of(TextForm::uuid, "not-a-uuid", "A UUID like 0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b is expected"),
            LocalDate.class, of(TextForm::date, "not-a-date", "A date like 2026-11-22 is expected"),
            Instant.class,
                    of(
                            TextForm::instant,
                            "not-a-time",
                            "A time with offset like 2026-11-22T10:15:00+01:00 is expected"),
            ZoneId.class, of(ZoneId::of, "not-a-time-zone", "A time zone like Europe/Amsterdam is expected"),
            Locale.class,
                    new TextForm(
                            TextForm::locale,
                            value -> ((Locale) value).toLanguageTag(),
                            "not-a-language",
                            "A language tag like nl or de-AT is expected"),
            URI.class, of(TextForm::uri, "not-a-uri", "A URI is expected"),
            Duration.class, of(Duration::parse, "not-a-duration", "A duration like PT15M is expected"));

    /** The form of a type; empty when it has none. */
    public static Optional<TextForm> of(Class<?> type) {
        TextForm known = KNOWN.get(type);
        return known != null ? Optional.of(known) : byFactoryMethod(type);
    }

    /**
     * The value of a text.
     *
     * @param pointer where the text stands
     * @throws org.alveolus.api.ProblemException 400 naming the pointer
     */
    public Object read(String text, String pointer) {
        try {
            return value(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.invalid(pointer, code, message).exception();
        }
    }

    Object value(String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("too long");
        }
        return parse.apply(text);
    }

    private static TextForm of(Function<String, ?> parse, String code, String message) {
        return new TextForm(parse, Object::toString, code, message);
    }

    /** Our value types: made by a public static {@code parse} or {@code of} from a text, and back by {@code toString}. */
    private static Optional<TextForm> byFactoryMethod(Class<?> type) {
        if (!type.getName().startsWith("org.alveolus.")) {
            return Optional.empty();
        }
        return Stream.of("parse", "of")
                .flatMap(name -> Arrays.stream(type.getMethods())
                        .filter(method -> method.getName().equals(name)
                                && Modifier.isStatic(method.getModifiers())
                                && method.getReturnType() == type
                                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class})))
                .findFirst()
                .map(method -> new TextForm(
                        text -> invoke(method, text),
                        Object::toString,
                        "not-valid",
                        "This is no " + words(type.getSimpleName())));
    }

    private static Object invoke(Method parse, String text) {
        try {
            return parse.invoke(null, text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static UUID uuid(String text) {
        UUID value = UUID.fromString(text);
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static LocalDate date(String text) {
        LocalDate value = LocalDate.parse(text);
        if (text.length() != DATE_LENGTH || value.getYear() < 1) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static Instant instant(String text) {
        OffsetDateTime value = OffsetDateTime.parse(text);
        if (value.getYear() < 1 || value.getYear() > MAXIMUM_YEAR) {
            throw new IllegalArgumentException(text);
        }
        return value.toInstant();
    }

    private static Locale locale(String text) {
        try {
            Locale value = new Locale.Builder().setLanguageTag(text).build();
            if (!value.getLanguage().isEmpty()) {
                return value;
            }
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(e);
        }
        throw new IllegalArgumentException(text);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * A decimal number from a parameter.
     *
     * @throws NumberFormatException when it is none, or none that can be stored
     */
    public static BigDecimal decimal(String text) {
        if (text.length() <= 50) {
            BigDecimal number = new BigDecimal(text);
            if (sane(number)) {
                return number;
            }
        }
        throw new NumberFormatException(text);
    }

    /** Whether a number can be stored and shown without harm; {@code 1e999999999} cannot. */
    static boolean sane(BigDecimal number) {
        return number.precision() <= 40 && Math.abs((long) number.scale()) <= 40;
    }

    /** Whether a text can be stored: neither U+0000, which PostgreSQL refuses, nor half a surrogate pair. */
    public static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}

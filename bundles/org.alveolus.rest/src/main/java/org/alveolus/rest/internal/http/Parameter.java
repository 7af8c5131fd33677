package org.alveolus.rest.internal.http;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alveolus.api.Problem;
import org.alveolus.rest.internal.json.TextForm;

/** Gives the value of one parameter of a resource method. */
@FunctionalInterface
interface Parameter {

    Object of(Call call);

    /**
     * A parameter of the query or a header, converted to its type.
     *
     * @param text gives it as sent, null when it was not
     * @param pointer tells where it stands, for the fault
     * @param type of the method's parameter
     * @param missing the text that stands for a missing one; null when there is none
     * @throws IllegalStateException when the type has no text form
     */
    static Parameter text(Function<Call, String> text, String pointer, Class<?> type, String missing) {
        Function<String, Object> convert = converter(type, pointer);
        Object absent = missing != null ? convert.apply(missing) : zero(type);
        return call -> {
            String value = text.apply(call);
            return value == null || value.isEmpty() && type != String.class ? absent : convert.apply(value);
        };
    }

    /** A part of the path: what is no such value names nothing. */
    static Parameter path(int index, Class<?> type) {
        Function<String, Object> convert = converter(type, "");
        return call -> {
            String text = Query.decode(call.pathValues.get(index), false);
            if (TextForm.storable(text)) {
                try {
                    return convert.apply(text);
                } catch (org.alveolus.api.ProblemException e) {
                    throw new org.alveolus.api.ProblemException(nothing(), e);
                }
            }
            throw nothing().exception();
        };
    }

    private static Problem nothing() {
        return Problem.notFound("There is nothing at this address.");
    }

    private static Function<String, Object> converter(Class<?> type, String pointer) {
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
        if (form.isPresent()) {
            return text -> form.get().read(text, pointer);
        }
        throw new IllegalStateException("a parameter cannot be of " + type);
    }

    private static Object number(Function<String, ?> parse, String text, String pointer) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            throw new org.alveolus.api.ProblemException(
                    Problem.invalid(pointer, "not-a-number", "A number in range is expected"), e);
        }
    }

    private static Object choice(String[] names, Object[] values, String text, String pointer) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(text)) {
                return values[i];
            }
        }
        throw Problem.invalid(
                        pointer,
                        "not-a-choice",
                        "One of " + Arrays.stream(names).collect(Collectors.joining(", ")) + " is expected")
                .exception();
    }

    private static Object zero(Class<?> type) {
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == boolean.class ? Boolean.FALSE : null;
    }
}

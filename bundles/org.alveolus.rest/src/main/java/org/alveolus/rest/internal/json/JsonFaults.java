package org.alveolus.rest.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;

/** Tells in the client's terms why a body could not be read. Nothing of it names a class of ours. */
final class JsonFaults {

    private JsonFaults() {}

    static ProblemException problem(JsonProcessingException fault, JsonParser parser) {
        return new ProblemException(describe(fault, parser), fault);
    }

    static ProblemException unreadable(IOException fault) {
        return new ProblemException(Problem.badRequest("The body is not well-formed JSON in UTF-8."), fault);
    }

    private static Problem describe(JsonProcessingException fault, JsonParser parser) {
        if (fault instanceof JsonMappingException mapping && fault.getCause() instanceof InputCoercionException) {
            return Problem.invalid(pointer(mapping.getPath()), "out-of-range", "This number is out of range");
        }
        if (fault instanceof JsonMappingException && fault.getCause() instanceof StreamReadException cause) {
            return describe(cause, parser);
        }
        if (fault instanceof StreamConstraintsException) {
            return Problem.invalid(
                    here(parser),
                    "too-large",
                    "The JSON is nested too deeply, or a name, number or text in it is too long");
        }
        if (fault instanceof JsonEOFException) {
            return Problem.badRequest("The JSON body ends too early" + at(fault) + ".");
        }
        if (fault instanceof StreamReadException) {
            return Problem.badRequest(
                    fault.getOriginalMessage().startsWith("Duplicate field")
                            ? "The JSON body names a field twice" + at(fault) + "."
                            : "The body is not well-formed JSON" + at(fault) + ".");
        }
        if (fault instanceof JsonMappingException mapping) {
            return describe(mapping);
        }
        return Problem.badRequest("The body is not well-formed JSON.");
    }

    private static Problem describe(JsonMappingException fault) {
        String pointer = pointer(fault.getPath());
        if (fault instanceof TextModule.ValueFault value) {
            return Problem.invalid(pointer, value.code(), value.getOriginalMessage());
        }
        if (fault instanceof UnrecognizedPropertyException) {
            return Problem.invalid(pointer, "unknown", "There is no such field");
        }
        if (fault instanceof InvalidNullException) {
            return Problem.invalid(pointer, "required", "This must not be null");
        }
        if (fault instanceof ValueInstantiationException) {
            return describe(pointer, fault.getCause());
        }
        if (fault instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()
                && format.getValue() instanceof String) {
            return Problem.invalid(
                    pointer, "not-a-choice", "One of " + choices(format.getTargetType()) + " is expected");
        }
        if (fault instanceof MismatchedInputException mismatch) {
            return mismatch(pointer, mismatch);
        }
        return Problem.invalid(pointer, "not-valid", "This value cannot be read");
    }

    private static Problem mismatch(String pointer, MismatchedInputException fault) {
        String message = fault.getOriginalMessage();
        if (message.startsWith("Trailing token")) {
            return Problem.badRequest("Something follows after the end of the JSON body" + at(fault) + ".");
        }
        if (message.startsWith("No content")) {
            return Problem.invalid("", "required", "A JSON body is required");
        }
        if (message.startsWith("Cannot map `null` into type")) {
            return Problem.invalid(pointer, "required", "This must not be null");
        }
        return Problem.invalid(pointer, "wrong-type", expected(fault.getTargetType()));
    }

    /** What a value's own constructor found wrong. */
    private static Problem describe(String pointer, Throwable cause) {
        if (cause instanceof ProblemException refused
                && !refused.problem().errors().isEmpty()) {
            return Problem.invalid(refused.problem().errors().stream()
                    .map(error -> new Problem.FieldError(pointer + error.pointer(), error.code(), error.message()))
                    .toList());
        }
        if (cause instanceof ProblemException refused) {
            return refused.problem();
        }
        if (cause instanceof NullPointerException) {
            return Problem.invalid(pointer, "required", "Something in here is missing or null");
        }
        return Problem.invalid(pointer, "not-valid", "This value is not valid");
    }

    private static String expected(Class<?> type) {
        String what;
        if (type == null) {
            what = "Another type of value";
        } else if (type == boolean.class || type == Boolean.class) {
            what = "true or false";
        } else if (isWhole(type)) {
            what = "A whole number";
        } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            what = "A number";
        } else if (type.isEnum()) {
            what = "One of " + choices(type);
        } else if (type == String.class || TextForm.of(type).isPresent()) {
            what = "A text";
        } else if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            what = "A list";
        } else if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            what = "An object";
        } else {
            what = "Another type of value";
        }
        return what + " is expected";
    }

    private static boolean isWhole(Class<?> type) {
        return List.<Class<?>>of(
                        int.class,
                        Integer.class,
                        long.class,
                        Long.class,
                        short.class,
                        Short.class,
                        byte.class,
                        Byte.class)
                .contains(type);
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> EnumNames.of((Enum<?>) constant))
                .collect(Collectors.joining(", "));
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            pointer.append('/');
            if (step.getFieldName() != null) {
                pointer.append(step.getFieldName().replace("~", "~0").replace("/", "~1"));
            } else {
                pointer.append(Math.max(step.getIndex(), 0));
            }
        }
        return pointer.toString();
    }

    private static String here(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    private static String at(JsonProcessingException fault) {
        return fault.getLocation() == null
                ? ""
                : " (line " + fault.getLocation().getLineNr() + ", column "
                        + fault.getLocation().getColumnNr() + ")";
    }
}

package org.alveolus.rest.internal.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Teaches Jackson the {@linkplain TextForm text forms}, and to refuse texts and numbers that no database can hold. */
final class TextModule extends Module {

    @Override
    public String getModuleName() {
        return "alveolus-text";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public JsonDeserializer<?> findEnumDeserializer(
                    Class<?> type, DeserializationConfig config, BeanDescription description) {
                return annotated(type) ? null : new EnumReader(type);
            }

            @Override
            public JsonDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription description) {
                Class<?> raw = type.getRawClass();
                if (raw == String.class) {
                    return new StringReader();
                }
                if (raw == BigDecimal.class) {
                    return new DecimalReader();
                }
                return annotated(raw)
                        ? null
                        : TextForm.of(raw)
                                .map(form -> new TextReader(raw, form))
                                .orElse(null);
            }
        });
        context.addSerializers(new Serializers.Base() {
            @Override
            public JsonSerializer<?> findSerializer(
                    SerializationConfig config, JavaType type, BeanDescription description) {
                Class<?> raw = java.time.ZoneId.class.isAssignableFrom(type.getRawClass())
                        ? java.time.ZoneId.class
                        : type.getRawClass();
                return annotated(raw)
                        ? null
                        : TextForm.of(raw)
                                .map(form -> new TextWriter(raw, form))
                                .orElse(null);
            }
        });
    }

    private static boolean annotated(Class<?> type) {
        return type.getName().startsWith("org.alveolus.")
                && Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(JsonCreator.class)
                                || method.isAnnotationPresent(JsonValue.class));
    }

    /** The fault of one value; {@link JsonFaults} reads its code. */
    static final class ValueFault extends JsonMappingException {

        @Serial
        private static final long serialVersionUID = 1;

        private final String code;

        ValueFault(JsonParser parser, String code, String message) {
            super(parser, message);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private static String text(JsonParser parser, DeserializationContext context, Class<?> type) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            context.reportWrongTokenException(type, JsonToken.VALUE_STRING, null);
        }
        return parser.getText();
    }

    private static final class StringReader extends StdScalarDeserializer<String> {

        @Serial
        private static final long serialVersionUID = 1;

        StringReader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = text(parser, context, String.class);
            if (!TextForm.storable(text)) {
                throw new ValueFault(
                        parser, "control-character", "NUL characters and halves of surrogate pairs are not allowed");
            }
            return text;
        }
    }

    private static final class DecimalReader extends StdScalarDeserializer<BigDecimal> {

        @Serial
        private static final long serialVersionUID = 1;

        DecimalReader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isNumeric()) {
                context.reportWrongTokenException(BigDecimal.class, JsonToken.VALUE_NUMBER_FLOAT, null);
            }
            BigDecimal number = parser.getDecimalValue();
            if (!TextForm.sane(number)) {
                throw new ValueFault(parser, "out-of-range", "This number is too large or too exact");
            }
            return number;
        }
    }

    /** Takes the very name; Jackson would take it with blanks and control characters around it too. */
    private static final class EnumReader extends StdScalarDeserializer<Object> {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient Map<String, Object> constants;

        EnumReader(Class<?> type) {
            super(type);
            constants = Arrays.stream(type.getEnumConstants())
                    .collect(Collectors.toMap(constant -> EnumNames.of((Enum<?>) constant), constant -> constant));
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = text(parser, context, handledType());
            Object constant = constants.get(text);
            return constant != null
                    ? constant
                    : context.handleWeirdStringValue(handledType(), text, "not one of %s", constants.keySet());
        }
    }

    private static final class TextReader extends StdScalarDeserializer<Object> {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient TextForm form;

        TextReader(Class<?> type, TextForm form) {
            super(type);
            this.form = form;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = text(parser, context, handledType());
            try {
                return form.value(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                ValueFault fault = new ValueFault(parser, form.code(), form.message());
                fault.initCause(e);
                throw fault;
            }
        }
    }

    private static final class TextWriter extends StdScalarSerializer<Object> {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient TextForm form;

        TextWriter(Class<?> type, TextForm form) {
            super(type, false);
            this.form = form;
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(form.print().apply(value));
        }
    }
}

package org.alveolus.registry.internal.leaving;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Writes records as JSON objects in the forms of the REST interface: what is null is left out, enums are lower case with dashes. */
final class JsonTree {

    private final JsonGenerator json;

    JsonTree(JsonGenerator json) {
        this.json = json;
    }

    void write(Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Record object) {
            writeRecord(object);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                field(String.valueOf(entry.getKey()), entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> list) {
            json.writeStartArray();
            for (Object each : list) {
                write(each);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Enum<?> constant) {
            json.writeString(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        } else {
            json.writeString(value.toString());
        }
    }

    void field(String name, Object value) throws IOException {
        if (value != null) {
            json.writeFieldName(name);
            write(value);
        }
    }

    private void writeRecord(Record object) throws IOException {
        json.writeStartObject();
        for (RecordComponent component : object.getClass().getRecordComponents()) {
            field(component.getName(), value(object, component));
        }
        json.writeEndObject();
    }

    private static Object value(Record object, RecordComponent component) {
        try {
            return component.getAccessor().invoke(object);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(object.getClass() + " cannot be read", e);
        }
    }
}

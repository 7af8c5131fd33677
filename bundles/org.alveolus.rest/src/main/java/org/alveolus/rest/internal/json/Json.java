package org.alveolus.rest.internal.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Objects;
import org.alveolus.api.Problem;

/**
 * JSON as the REST interface speaks it: strict in what it reads, sparing in what it writes. Any thread.
 *
 * <p>Its caches are what makes it fast, and they hold on to classes: each application has one of its own, which goes with it.
 */
public final class Json {

    private static final int MAXIMUM_DEPTH = 50;
    private static final int MAXIMUM_NUMBER = 100;
    private static final int MAXIMUM_NAME = 200;
    private static final int MAXIMUM_STRING = 2_000_000;
    private static final int TYPES_CACHED = 500;

    private final ObjectMapper mapper = create();

    /** Behind it. */
    public ObjectMapper mapper() {
        return mapper;
    }

    /**
     * @param type what is wanted
     * @throws org.alveolus.api.ProblemException 400 when the text is no JSON or no such value
     */
    public Object read(byte[] text, Type type) {
        if (text.length == 0) {
            throw Problem.invalid("", "required", "A JSON body is required").exception();
        }
        try (JsonParser parser = mapper.createParser(text)) {
            try {
                Object value = mapper.readerFor(mapper.constructType(type)).readValue(parser);
                if (value == null) {
                    throw Problem.invalid("", "required", "The body must not be null")
                            .exception();
                }
                return value;
            } catch (JsonProcessingException e) {
                throw JsonFaults.problem(e, parser);
            }
        } catch (IOException e) {
            throw JsonFaults.unreadable(e);
        }
    }

    /**
     * @param value never null
     * @throws IllegalStateException when it has no JSON form: a programming error
     */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(Objects.requireNonNull(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "no JSON form of " + value.getClass().getName(), e);
        }
    }

    private static ObjectMapper create() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAXIMUM_DEPTH)
                        .maxNumberLength(MAXIMUM_NUMBER)
                        .maxNameLength(MAXIMUM_NAME)
                        .maxStringLength(MAXIMUM_STRING)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(factory)
                .typeFactory(TypeFactory.defaultInstance()
                        .withCache((LookupCache<Object, JavaType>) new LRUMap<Object, JavaType>(16, TYPES_CACHED)))
                .annotationIntrospector(new EnumNames())
                .addModule(new TextModule())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(coercion -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        coercion.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .withCoercionConfig(
                        LogicalType.Float,
                        coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert));
        ObjectMapper made = builder.build();
        made.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        return made;
    }
}

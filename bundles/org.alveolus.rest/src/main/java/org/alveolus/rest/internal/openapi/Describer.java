package org.alveolus.rest.internal.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.jaxrs2.DefaultParameterExtension;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.io.Serial;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.Allow;
import org.alveolus.api.BodyLimit;
import org.alveolus.rest.internal.json.Json;
import org.alveolus.rest.internal.json.TextForm;

/**
 * Describes resource classes as OpenAPI, by swagger-core. That library keeps what it knows in static places; they are emptied
 * afterwards, so that it holds on to no class of a capability that leaves. One thread at a time.
 */
final class Describer {

    /** Marks what a method's {@link Allow} says, for {@link Document}. */
    static final String ALLOW = "x-alveolus-allow";

    static final String MODULE = "x-alveolus-module";
    static final String LEVEL = "x-alveolus-level";
    static final String LIMIT = "x-alveolus-body-limit";

    private static final Map<Class<?>, String> FORMATS =
            Map.of(UUID.class, "uuid", LocalDate.class, "date", Instant.class, "date-time", java.net.URI.class, "uri");

    private Describer() {}

    /** The description of one application's resource classes, with paths below the application. */
    static synchronized ObjectNode describe(Set<Class<?>> resources) {
        List<OpenAPIExtension> before = OpenAPIExtensions.getExtensions();
        ModelConverters.reset();
        try {
            ModelConverters converters = ModelConverters.getInstance(false);
            converters.addConverter(new ModelResolver(mapper()));
            converters.addConverter(new TextConverter());
            OpenAPIExtensions.setExtensions(List.of(new AllowExtension(), new DefaultParameterExtension()));
            OpenAPI description = new Reader(new OpenAPI()).read(resources);
            return io.swagger.v3.core.util.Json.mapper().valueToTree(description);
        } finally {
            OpenAPIExtensions.setExtensions(before);
            ModelConverters.reset();
            TypeFactory.defaultInstance().clearCache();
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new Json().mapper();
        mapper.setAnnotationIntrospector(new Names());
        return mapper;
    }

    /** swagger-core asks for the names of enum constants in an older way than Jackson does. */
    private static final class Names extends JacksonAnnotationIntrospector {

        @Serial
        private static final long serialVersionUID = 1;

        @Override
        @Deprecated
        public String[] findEnumValues(Class<?> type, Enum<?>[] constants, String[] names) {
            return Arrays.stream(constants)
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toArray(String[]::new);
        }
    }

    /** Values that are written as text. */
    private static final class TextConverter implements ModelConverter {

        @Override
        public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            JavaType java = TypeFactory.defaultInstance().constructType(type.getType());
            Class<?> raw = java.getRawClass();
            if (TextForm.of(raw).isPresent()) {
                Schema<?> schema = new StringSchema();
                schema.setFormat(FORMATS.get(raw));
                if (type.getCtxAnnotations() != null) {
                    Arrays.stream(type.getCtxAnnotations())
                            .filter(io.swagger.v3.oas.annotations.media.Schema.class::isInstance)
                            .map(io.swagger.v3.oas.annotations.media.Schema.class::cast)
                            .forEach(annotation -> describe(schema, annotation));
                }
                return schema;
            }
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }

        private static void describe(Schema<?> schema, io.swagger.v3.oas.annotations.media.Schema annotation) {
            if (!annotation.description().isEmpty()) {
                schema.setDescription(annotation.description());
            }
            if (!annotation.example().isEmpty()) {
                schema.setExample(annotation.example());
            }
        }
    }

    /** Notes who may call an operation. */
    private static final class AllowExtension extends AbstractOpenAPIExtension {

        @Override
        public void decorateOperation(Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
            Allow allow = method.getAnnotation(Allow.class);
            if (allow != null) {
                operation.addExtension(ALLOW, allow.value().name());
                operation.addExtension(MODULE, allow.module());
                operation.addExtension(LEVEL, allow.level().name().toLowerCase(Locale.ROOT));
            }
            BodyLimit limit = method.getAnnotation(BodyLimit.class);
            operation.addExtension(LIMIT, limit == null ? BodyLimit.DEFAULT : limit.value());
            super.decorateOperation(operation, method, chain);
        }
    }
}

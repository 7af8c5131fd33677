package org.alveolus.rest.internal.json;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Locale;

/** Names enum constants in lower case with dashes, unless an annotation says otherwise. */
final class EnumNames extends JacksonAnnotationIntrospector {

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String[] findEnumValues(
            MapperConfig<?> config, AnnotatedClass annotatedClass, Enum<?>[] constants, String[] names) {
        super.findEnumValues(config, annotatedClass, constants, names);
        for (int i = 0; i < constants.length; i++) {
            if (names[i] == null) {
                names[i] = of(constants[i]);
            }
        }
        return names;
    }
}

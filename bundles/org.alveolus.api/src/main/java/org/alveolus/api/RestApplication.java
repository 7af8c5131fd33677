package org.alveolus.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Marks a component of service type {@code javax.ws.rs.core.Application} as the REST application of a capability: one per
 * capability, with all its resources as singletons, so that it comes and goes as a whole and disturbs no other. It opens only when
 * the common part (sign-in, rights, JSON, problems, transaction) is there.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RestApplication {

    /** Prefix of the property names (JAX-RS Whiteboard, OSGi Compendium 151). */
    String PREFIX_ = "osgi.jaxrs.";

    /** The application's name, {@code alveolus.<capability>}. */
    String name();

    /** Its path, {@code /api/<capability>}. */
    String application_base();

    /** The extensions it waits for. */
    String[] extension_select() default {
        "(osgi.jaxrs.name=alveolus.requests)",
        "(osgi.jaxrs.name=alveolus.security)",
        "(osgi.jaxrs.name=alveolus.json)",
        "(osgi.jaxrs.name=alveolus.problems)"
    };
}

package org.alveolus.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a REST method. Every method has one; a method without it is refused to everybody.
 *
 * <p>With {@link Who#RIGHTS} the caller needs the level in the module at the practice location of the request (header
 * {@code Practice-Location}), or at any location when the request names none; the service checks each row's own location.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allow {

    Who value() default Who.RIGHTS;

    /** A name of {@link Modules}; with {@link Who#RIGHTS} only. */
    String module() default "";

    Level level() default Level.VIEW;

    /** The kinds of callers. */
    enum Who {
        /** Without signing in. */
        ANYONE,
        /** Any signed-in person. */
        SIGNED_IN,
        /** An administrator of the institution. */
        ADMINISTRATOR,
        /** Whoever holds the level in the module. */
        RIGHTS
    }
}

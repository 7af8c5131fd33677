package org.alveolus.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many bytes the body of a REST method may have, where that is not {@link #DEFAULT}; more is answered with 413. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {

    /** The limit of a method without this annotation. */
    int DEFAULT = 1024 * 1024;

    int value();
}

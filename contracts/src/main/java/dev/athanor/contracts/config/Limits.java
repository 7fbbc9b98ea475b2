package dev.athanor.contracts.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The range of a number. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Limits {

    /** The smallest value. */
    double atLeast() default Double.NEGATIVE_INFINITY;

    /** Values are greater. */
    double above() default Double.NEGATIVE_INFINITY;

    /** The greatest value. */
    double atMost() default Double.POSITIVE_INFINITY;

    /** Values are smaller. */
    double below() default Double.POSITIVE_INFINITY;
}

package dev.athanor.contracts.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a key means and what it is when nobody says; feeds validation, messages and the JSON Schema. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Setting {

    /** A sentence for people. */
    String value();

    /** The value where neither file, preset nor override has one; empty if a user must say. */
    String fallback() default "";
}

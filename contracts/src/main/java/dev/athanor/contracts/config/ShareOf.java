package dev.athanor.contracts.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A default that follows another key, so that changing the one does not make the other impossible. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface ShareOf {

    /** Path of the key that is followed. */
    String value();

    /** The factor; a whole number is rounded down. */
    double share();
}

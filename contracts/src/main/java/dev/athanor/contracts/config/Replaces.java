package dev.athanor.contracts.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A key that, where it does not have its default, speaks for the rest of its section, which then keeps its own. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Replaces {

    /** Names of the keys that still say something. */
    String[] but();
}

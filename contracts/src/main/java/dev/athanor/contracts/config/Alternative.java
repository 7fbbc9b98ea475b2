package dev.athanor.contracts.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Another way to say what a second key says: where that key is given, this one is 0, and only one of them is not 0. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Alternative {

    /** Path of the other key. */
    String value();
}

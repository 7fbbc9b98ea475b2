package dev.athanor.contracts.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A bound that may be left open, as 0, where one of other keys is not 0; where one of them is given, it is open. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface OpenWhere {

    /** Paths of the other keys. */
    String[] value();
}

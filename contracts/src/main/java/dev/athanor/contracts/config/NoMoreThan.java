package dev.athanor.contracts.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A number that another key bounds from above. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface NoMoreThan {

    /** Path of the other key; where that is {@linkplain OpenWhere open}, it bounds nothing. */
    String value();
}

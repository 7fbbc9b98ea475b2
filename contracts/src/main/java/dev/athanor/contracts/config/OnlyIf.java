package dev.athanor.contracts.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A key that has something to say beside some words of another key; beside the others it keeps its default. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Repeatable(OnlyIf.All.class)
public @interface OnlyIf {

    /** Path of the other key. */
    String key();

    /** Its words. */
    String[] is();

    /** Several of them. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
    @interface All {
        /** Each of which holds. */
        OnlyIf[] value();
    }
}

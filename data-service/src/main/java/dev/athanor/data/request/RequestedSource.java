package dev.athanor.data.request;

import org.jspecify.annotations.Nullable;

/** Where a wish says that its text comes from. */
sealed interface RequestedSource {

    /** The file that is sent along. */
    record Upload() implements RequestedSource {}

    /** A file on the web. */
    record Url(String url) implements RequestedSource {}

    /** An object; no bucket stands for the platform's. */
    record StoredObject(@Nullable String bucket, String key) implements RequestedSource {}

    /** Generated text. */
    record Synthetic(long characters, long seed) implements RequestedSource {}
}

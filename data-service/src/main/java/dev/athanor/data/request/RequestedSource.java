package dev.athanor.data.request;

import dev.athanor.contracts.event.DerivedPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a wish says that its text comes from. */
sealed interface RequestedSource {

    /** By which the format is known where none is stated; empty if there is none. */
    String fileName();

    /** The file that is sent along. */
    record Upload(String fileName) implements RequestedSource {}

    /** A file on the web. */
    record Url(String url) implements RequestedSource {
        @Override
        public String fileName() {
            return url.replaceFirst("[?#].*", "");
        }
    }

    /** An object; no bucket stands for the platform's. */
    record StoredObject(@Nullable String bucket, String key) implements RequestedSource {
        @Override
        public String fileName() {
            return key;
        }
    }

    /** Samples of other versions; their rows are JSON lines. */
    record Derived(List<DerivedPart> parts, long seed) implements RequestedSource {

        public Derived {
            parts = List.copyOf(parts);
        }

        @Override
        public String fileName() {
            return "derived.jsonl";
        }
    }

    /** Generated text. */
    record Synthetic(long characters, long seed) implements RequestedSource {
        @Override
        public String fileName() {
            return "";
        }
    }
}

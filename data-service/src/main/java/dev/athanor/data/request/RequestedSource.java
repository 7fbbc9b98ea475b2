package dev.athanor.data.request;

import dev.athanor.contracts.address.KeyPattern;
import dev.athanor.contracts.event.DerivedPart;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TextSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a wish says that its text comes from. */
sealed interface RequestedSource {

    /** By which the format is known where none is stated; empty if there is none. */
    String fileName();

    /** The file that is sent along. */
    record Upload(String fileName) implements RequestedSource {}

    /**
     * A file that was uploaded before; what it is called is known where it lies.
     *
     * @param id of the upload
     */
    record UploadInParts(String id) implements RequestedSource {
        @Override
        public String fileName() {
            return "";
        }
    }

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

    /** Objects whose keys match; no bucket stands for the platform's. */
    record StoredObjects(@Nullable String bucket, KeyPattern pattern) implements RequestedSource {
        @Override
        public String fileName() {
            return pattern.toString();
        }
    }

    /** A dataset of the hub, as far as it was said which. */
    record Hub(TextSource.HubDataset wish) implements RequestedSource {

        /** Of which it always is. */
        static final SourceFormat FORMAT = SourceFormat.PARQUET;

        @Override
        public String fileName() {
            return wish.dataset() + ".parquet";
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

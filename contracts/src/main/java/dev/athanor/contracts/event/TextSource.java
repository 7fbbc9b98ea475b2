package dev.athanor.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the text of a dataset comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TextSource.Upload.class, name = "upload"),
    @JsonSubTypes.Type(value = TextSource.UploadInParts.class, name = "upload-in-parts"),
    @JsonSubTypes.Type(value = TextSource.Url.class, name = "url"),
    @JsonSubTypes.Type(value = TextSource.StoredObject.class, name = "object"),
    @JsonSubTypes.Type(value = TextSource.StoredObjects.class, name = "objects"),
    @JsonSubTypes.Type(value = TextSource.HubDataset.class, name = "hub"),
    @JsonSubTypes.Type(value = TextSource.Synthetic.class, name = "synthetic"),
    @JsonSubTypes.Type(value = TextSource.Derived.class, name = "derived")
})
public sealed interface TextSource {

    /** The same place, with whatever lies there now. A commit of the hub stays the one that it is. */
    default TextSource unpinned() {
        return switch (this) {
            case StoredObject(String bucket, String key, String _) -> new StoredObject(bucket, key);
            case StoredObjects(String bucket, String pattern, ObjectListing _) ->
                new StoredObjects(bucket, pattern, null);
            case Upload _, UploadInParts _, Url _, HubDataset _, Synthetic _, Derived _ -> this;
        };
    }

    /**
     * A file that was sent with the request and now lies in the platform's bucket.
     *
     * @param key its object key
     * @param fileName the name that the user's file had
     */
    record Upload(String key, String fileName) implements TextSource {}

    /**
     * A file that was uploaded before the request, part by part.
     *
     * @param upload id of the upload
     * @param fileName the name that the user's file had
     * @param bytes its length
     */
    record UploadInParts(String upload, String fileName, long bytes) implements TextSource {}

    /**
     * A file that is fetched when the job runs.
     *
     * @param url an {@code http} or {@code https} address
     */
    record Url(String url) implements TextSource {}

    /**
     * An object of the platform's object store.
     *
     * @param bucket its bucket
     * @param key its key
     * @param etag of its content when it was asked for; what has another one by the time of the job is refused. Absent
     *     where nobody looked
     */
    record StoredObject(String bucket, String key, @Nullable String etag) implements TextSource {

        /** Whatever lies there. */
        public StoredObject(String bucket, String key) {
            this(bucket, key, null);
        }
    }

    /**
     * Objects of the platform's object store, in the order of their keys.
     *
     * @param bucket their bucket
     * @param pattern which keys, as {@link dev.athanor.contracts.address.KeyPattern} reads it
     * @param listing what was there when they were asked for; another one by the time of the job is refused. Absent where
     *     nobody looked
     */
    record StoredObjects(
            String bucket, String pattern, @Nullable ObjectListing listing) implements TextSource {}

    /**
     * The Parquet files of one split of a dataset on a Hugging Face hub.
     *
     * @param dataset its owner and name, such as {@code owner/name}
     * @param configuration absent until it was looked up: the usual one
     * @param split absent until it was looked up: the usual one
     * @param revision branch, tag or commit; absent until it was looked up: the hub's conversion to Parquet
     * @param commit what the revision meant when it was asked for; absent until then
     * @param limit how many rows are taken, from the first on; all where it is absent
     */
    record HubDataset(
            String dataset,
            @Nullable String configuration,
            @Nullable String split,
            @Nullable String revision,
            @Nullable String commit,
            @Nullable Long limit)
            implements TextSource {}

    /**
     * Generated text with structure that a model can learn.
     *
     * @param characters how much of it
     * @param seed the same seed gives the same text
     */
    record Synthetic(long characters, long seed) implements TextSource {}

    /**
     * The samples of other versions, one part behind the other.
     *
     * @param parts with weights, of a mix, or without
     * @param seed another seed chooses other samples of a mix
     */
    record Derived(List<DerivedPart> parts, long seed) implements TextSource {

        public Derived {
            parts = List.copyOf(parts);
            long weighted = parts.stream().filter(part -> part.weight() != null).count();
            if (parts.isEmpty() || (weighted > 0 && weighted < parts.size())) {
                throw new IllegalArgumentException(
                        "parts: are %s; allowed are some, all with a weight or none".formatted(parts));
            }
        }

        /** Whether samples are chosen by weights. */
        public boolean mixes() {
            return parts.getFirst().weight() != null;
        }
    }
}

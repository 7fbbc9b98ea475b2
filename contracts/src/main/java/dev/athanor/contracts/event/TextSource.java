package dev.athanor.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Where the text of a dataset comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TextSource.Upload.class, name = "upload"),
    @JsonSubTypes.Type(value = TextSource.Url.class, name = "url"),
    @JsonSubTypes.Type(value = TextSource.StoredObject.class, name = "object"),
    @JsonSubTypes.Type(value = TextSource.Synthetic.class, name = "synthetic"),
    @JsonSubTypes.Type(value = TextSource.Derived.class, name = "derived")
})
public sealed interface TextSource {

    /**
     * A file that was sent with the request and now lies in the platform's bucket.
     *
     * @param key its object key
     * @param fileName the name that the user's file had
     */
    record Upload(String key, String fileName) implements TextSource {}

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
     */
    record StoredObject(String bucket, String key) implements TextSource {}

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

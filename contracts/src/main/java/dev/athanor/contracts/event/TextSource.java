package dev.athanor.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where the text of a dataset comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TextSource.Upload.class, name = "upload"),
    @JsonSubTypes.Type(value = TextSource.Url.class, name = "url"),
    @JsonSubTypes.Type(value = TextSource.StoredObject.class, name = "object"),
    @JsonSubTypes.Type(value = TextSource.Synthetic.class, name = "synthetic")
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
}

package dev.athanor.exchange.store;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The platform's bucket. Every method throws {@link StoreUnavailableException} if the store does not answer. Keys are
 * plain; no key may be the folder of another ({@code p} beside {@code p/q}).
 */
public interface ArtifactStore extends AutoCloseable {

    /** Writes an object, replacing what was there. */
    void put(String key, byte[] content);

    /** Writes an object from a file, in parts if it is large, replacing what was there. */
    void put(String key, Path file);

    /** Writes an object from a stream of unknown length. The caller closes the stream. */
    void put(String key, InputStream content);

    /**
     * Writes an object if there is none: of several callers exactly one succeeds.
     *
     * @return whether this call created it
     */
    boolean putIfAbsent(String key, byte[] content);

    /** Reads a small object whole. */
    Optional<byte[]> find(String key);

    /**
     * Opens an object of the platform's bucket. The caller closes the stream.
     *
     * @throws NoSuchObjectException if there is none
     */
    InputStream open(String key);

    /**
     * Opens a part of an object of the platform's bucket, which ends with the object if that is shorter. The caller closes
     * the stream.
     *
     * @param offset of its first byte; there must be one
     * @param length in bytes, at least 1
     * @throws NoSuchObjectException if there is none
     */
    InputStream open(String key, long offset, long length);

    /**
     * Opens an object of any bucket that the platform's keys can read. The caller closes the stream.
     *
     * @throws NoSuchObjectException if there is none
     */
    InputStream open(String bucket, String key);

    /**
     * The same, of an object that is held to its entity tag.
     *
     * @throws NoSuchObjectException if there is none
     * @throws ObjectChangedException if it has another tag
     */
    InputStream open(String bucket, String key, String etag);

    /** What the store tells of an object of any bucket. */
    Optional<ObjectSummary> summary(String bucket, String key);

    /**
     * What it tells of all objects of any bucket under {@code prefix}, in ascending order of their keys.
     *
     * @throws NoSuchObjectException if there is no such bucket
     */
    List<ObjectSummary> summaries(String bucket, String prefix);

    /** The same, of the platform's bucket. */
    List<ObjectSummary> summaries(String prefix);

    /** Whether there is such an object. */
    boolean exists(String key);

    /** Keys under {@code prefix}, in ascending order. */
    List<String> list(String prefix);

    /** Removes an object, if it is there. */
    void delete(String key);

    /** Removes all objects under {@code prefix}, the manifest first, so that readers see them go at once. */
    void deleteAll(String prefix);

    /** Creates the bucket, if it is not there. */
    void createBucket();

    @Override
    void close();
}

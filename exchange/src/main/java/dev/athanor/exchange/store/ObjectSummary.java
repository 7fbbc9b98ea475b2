package dev.athanor.exchange.store;

import java.time.Instant;

/**
 * An object as a listing tells of it.
 *
 * @param key its key
 * @param bytes its size
 * @param etag its entity tag, without quotes: another content has another one
 * @param lastModified when it was written, by the store's clock
 */
public record ObjectSummary(String key, long bytes, String etag, Instant lastModified) {}

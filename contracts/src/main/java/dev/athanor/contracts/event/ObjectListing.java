package dev.athanor.contracts.event;

/**
 * What a listing of objects found, short enough for an event.
 *
 * @param objects how many there were
 * @param bytes that they had together
 * @param sha256 of their keys, sizes and entity tags: the same as long as none is added, removed or written anew
 */
public record ObjectListing(int objects, long bytes, String sha256) {}

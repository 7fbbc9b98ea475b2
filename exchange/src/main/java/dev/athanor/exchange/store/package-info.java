/**
 * The object store: plain S3 in the subset that every server of it has (no tags, no notifications, no versioning), and
 * the rule that nothing half-written is ever read. Objects are uploaded first, a manifest with their sizes and hashes
 * last; readers follow manifests and verify what they read.
 */
@NullMarked
package dev.athanor.exchange.store;

import org.jspecify.annotations.NullMarked;

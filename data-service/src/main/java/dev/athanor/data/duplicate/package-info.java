/**
 * Documents that are nearly the same, found without comparing each with each: MinHash (Broder, 1997) estimates how many
 * phrases two documents have in common, banding (locality-sensitive hashing) finds those worth the estimate. All but a few
 * bytes of each document waits on disk, and the result depends on the documents and their order alone.
 */
@NullMarked
package dev.athanor.data.duplicate;

import org.jspecify.annotations.NullMarked;

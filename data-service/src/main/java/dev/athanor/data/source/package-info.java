/** Where text comes from: an upload, an address, an object, a grammar. Each source ends as one file on disk, or,
 * unpacked, as several. */
@NullMarked
package dev.athanor.data.source;

import org.jspecify.annotations.NullMarked;

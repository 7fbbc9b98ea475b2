/** Where text comes from: an upload, an address, an object, a hub, a grammar. Each source
 * ends as one file on disk, or, where it has many or was packed, as several. */
@NullMarked
package dev.athanor.data.source;

import org.jspecify.annotations.NullMarked;

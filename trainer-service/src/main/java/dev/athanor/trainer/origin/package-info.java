/** Models that runs start from: folders of the object store that somebody imported or that were exported. */
@NullMarked
package dev.athanor.trainer.origin;

import org.jspecify.annotations.NullMarked;

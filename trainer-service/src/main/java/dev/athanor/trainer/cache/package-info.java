/** Folders of the object store on the local disk, each fetched once, verified, and shared by the trainers of a machine. */
@NullMarked
package dev.athanor.trainer.cache;

import org.jspecify.annotations.NullMarked;

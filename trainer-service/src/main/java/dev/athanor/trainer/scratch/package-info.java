/** Files on the local disk that live no longer than the process that made them. */
@NullMarked
package dev.athanor.trainer.scratch;

import org.jspecify.annotations.NullMarked;

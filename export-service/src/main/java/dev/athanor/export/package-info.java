/** Turns checkpoints into what other programs read, each compared with its checkpoint before anybody sees it. */
@NullMarked
package dev.athanor.export;

import org.jspecify.annotations.NullMarked;

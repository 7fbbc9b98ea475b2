/** Shows what a model will see: tokens of a version, read from its token files and decoded with its own tokenizer. */
@NullMarked
package dev.athanor.data.preview;

import org.jspecify.annotations.NullMarked;

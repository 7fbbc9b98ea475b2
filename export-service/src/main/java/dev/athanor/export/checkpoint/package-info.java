/** What is exported: a checkpoint, its dataset's tokenizer, and its own logits on held-out text, against which every format is measured. */
@NullMarked
package dev.athanor.export.checkpoint;

import org.jspecify.annotations.NullMarked;

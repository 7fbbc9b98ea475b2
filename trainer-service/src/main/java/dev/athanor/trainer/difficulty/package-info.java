/**
 * How difficult the windows of a text are, and their order from the easiest to the most difficult. Measured once per
 * dataset, context and weights from the decoded text, as a stream: memory does not grow with the text, and the order lies
 * on the disk beside the dataset.
 */
@NullMarked
package dev.athanor.trainer.difficulty;

import org.jspecify.annotations.NullMarked;

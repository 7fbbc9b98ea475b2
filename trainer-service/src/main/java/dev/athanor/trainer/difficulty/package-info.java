/**
 * The windows of a text, or samples, from the easiest to the most difficult: the columns that lie beside the tokens, weighed.
 * Done once per dataset, window length and weights, as a stream: memory does not grow with the dataset, and the order lies on
 * the disk beside it.
 */
@NullMarked
package dev.athanor.trainer.difficulty;

import org.jspecify.annotations.NullMarked;

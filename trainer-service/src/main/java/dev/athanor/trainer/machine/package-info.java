/**
 * What the machine gives to the training: memory of the process, and the GPUs where there are some. What cannot be asked
 * has no reading; no reading is ever an error.
 */
@NullMarked
package dev.athanor.trainer.machine;

import org.jspecify.annotations.NullMarked;

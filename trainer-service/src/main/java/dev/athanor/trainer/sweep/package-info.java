/**
 * The search for a learning rate: a run of its own, short, whose result is a number with its reason. Nothing of it is
 * kept but its curves.
 */
@NullMarked
package dev.athanor.trainer.sweep;

import org.jspecify.annotations.NullMarked;

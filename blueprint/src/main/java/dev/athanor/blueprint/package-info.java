/**
 * From a run's configuration to the model that it describes. {@code contracts} has the words, {@code transformer} the
 * models, and neither knows the other; whoever trains a run and whoever exports it must understand the words alike, so they
 * are translated here, once.
 */
@NullMarked
package dev.athanor.blueprint;

import org.jspecify.annotations.NullMarked;

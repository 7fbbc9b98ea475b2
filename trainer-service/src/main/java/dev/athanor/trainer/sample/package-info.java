/** What the model writes while it is still learning: a loss says how far it is, a text shows it. */
@NullMarked
package dev.athanor.trainer.sample;

import org.jspecify.annotations.NullMarked;

/** What is seen of a model's parameters while it trains, as plain numbers, wherever they were computed. */
@NullMarked
package dev.athanor.transformer.observation;

import org.jspecify.annotations.NullMarked;

/**
 * The dataset on this machine: fetched once per version, verified, and mapped into memory, so that texts larger than the
 * heap are read as fast as the page cache gives them.
 */
@NullMarked
package dev.athanor.trainer.tokens;

import org.jspecify.annotations.NullMarked;

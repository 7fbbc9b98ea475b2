/**
 * Signals to runs. Every trainer reads all of them from the beginning and keeps what counts in memory, so that a run that
 * was stopped while it waited in the queue is not even begun.
 */
@NullMarked
package dev.athanor.trainer.control;

import org.jspecify.annotations.NullMarked;

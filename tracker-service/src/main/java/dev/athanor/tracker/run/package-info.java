/**
 * Runs: the tables that three topics fill (the queue of requests, the facts, the signals), and the questions that they
 * answer.
 */
@NullMarked
package dev.athanor.tracker.run;

import org.jspecify.annotations.NullMarked;

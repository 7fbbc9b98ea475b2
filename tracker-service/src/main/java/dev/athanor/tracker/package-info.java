/**
 * The tracker: what was asked for, what runs, what came of it. It reads the log into tables and answers questions from
 * them; what it is asked to do, it says on the log.
 */
@NullMarked
package dev.athanor.tracker;

import org.jspecify.annotations.NullMarked;

/**
 * The way from the log into the tables, the same for every topic. A projection reads batches; a batch is one transaction;
 * the position in the log stands in the same database and moves on after it, so that tables and position cannot part.
 * What cannot be read or handled goes to the topic's dead letters. An emptied database is filled again from the
 * beginning.
 */
@NullMarked
package dev.athanor.tracker.projection;

import org.jspecify.annotations.NullMarked;

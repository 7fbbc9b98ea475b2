/**
 * Which rows of a table are taken: a condition in SQL and a sample that can be drawn again. Rows are read by their
 * format's own reader, so that what is wrong with one is said with its place, then stored in a database of their own, where
 * DuckDB answers which of them the selection takes; those come out again in their order.
 */
@NullMarked
package dev.athanor.data.selection;

import org.jspecify.annotations.NullMarked;

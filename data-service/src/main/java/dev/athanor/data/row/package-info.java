/**
 * Sources that are tables: lines of JSON objects, rows of delimited fields under a row of names, Parquet. They are read
 * once from front to back, never more than a few rows at a time, texts from a file that was cleaned; what is wrong with a
 * row is said with its line or its number.
 */
@NullMarked
package dev.athanor.data.row;

import org.jspecify.annotations.NullMarked;

/**
 * Sources that are tables: lines of JSON objects, or rows of delimited fields under a row of names. They are read once
 * from front to back, a row at a time, from a file that was cleaned; what is wrong with a row is said with its line.
 */
@NullMarked
package dev.athanor.data.row;

import org.jspecify.annotations.NullMarked;

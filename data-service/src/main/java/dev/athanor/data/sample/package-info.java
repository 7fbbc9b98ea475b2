/**
 * Documents, labelled samples and pairs before they become tokens. They are read from the rows of a source, each goes to
 * the part that a hash of its content chooses, and waits in a file: never more than a row and a buffer are in memory.
 */
@NullMarked
package dev.athanor.data.sample;

import org.jspecify.annotations.NullMarked;

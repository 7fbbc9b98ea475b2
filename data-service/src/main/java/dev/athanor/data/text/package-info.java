/**
 * Text before it becomes tokens. It goes through files and buffers of fixed size, never as a whole through memory.
 * Cleaning changes as little as it can: UTF-8 is taken strictly, a byte-order mark goes, line ends become line feeds;
 * characters are otherwise left as they are.
 */
@NullMarked
package dev.athanor.data.text;

import org.jspecify.annotations.NullMarked;

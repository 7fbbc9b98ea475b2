/**
 * How difficult a text is, in columns beside its tokens: for each block of a text, or each sample, what curricula order by.
 * Words and sentences are found in the text that the tokens stand for, so the columns are a function of the token files and
 * the tokenizer alone; the text is read as a stream, once to count words and once to measure.
 */
@NullMarked
package dev.athanor.data.difficulty;

import org.jspecify.annotations.NullMarked;

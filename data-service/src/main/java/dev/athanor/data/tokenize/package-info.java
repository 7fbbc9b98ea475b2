/**
 * From text to token files: the tokenizer is trained with the transformer library, the files are plain little-endian
 * numbers without a header, two bytes wide where the vocabulary allows it, as nanoGPT's {@code train.bin} is.
 */
@NullMarked
package dev.athanor.data.tokenize;

import org.jspecify.annotations.NullMarked;

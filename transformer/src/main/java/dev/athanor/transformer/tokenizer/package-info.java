/**
 * Text to token ids and back.
 *
 * <p>A {@link dev.athanor.transformer.tokenizer.Vocabulary} is what training yields: either the characters of a text,
 * or the merges of byte-level byte-pair encoding. Both are written as one {@code tokenizer.json}, the format of
 * Hugging Face's libraries, and from then on the file alone is the truth: a
 * {@link dev.athanor.transformer.tokenizer.Tokenizer} opens it with the very library that Python uses, or encodes as that
 * library does, so that a model sees the same ids wherever it goes. Nothing is ever added or cut: no special tokens, no truncation.
 *
 * <p>{@link dev.athanor.transformer.tokenizer.SpecialTokens} says which tokens stand for no text, in a tokenizer that was
 * trained here as well as in one that was published: where they go, whoever makes sequences decides.
 */
@NullMarked
package dev.athanor.transformer.tokenizer;

import org.jspecify.annotations.NullMarked;

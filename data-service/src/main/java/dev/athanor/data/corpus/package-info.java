/**
 * What a source holds once it was read: one text, or samples. Cleaned, checked, split and laid on disk, it waits for its
 * tokenizer. An upload is read so before its request is answered, a job reads it so again.
 */
@NullMarked
package dev.athanor.data.corpus;

import org.jspecify.annotations.NullMarked;

/**
 * Models as Hugging Face's {@code transformers} keeps them: a folder with {@code config.json} and safetensors, in both
 * directions.
 *
 * <p>What a folder holds is read from its configuration, which names the family and the kind of model; a variant that is
 * not computed here is refused with every reason at once, and so are weights that do not fit. Each family is one class,
 * which knows that library's words for its shape and the names that its tensors had over the years.
 */
@NullMarked
package dev.athanor.transformer.huggingface;

import org.jspecify.annotations.NullMarked;

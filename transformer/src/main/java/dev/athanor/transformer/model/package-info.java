/**
 * Architectures. Each is a configuration record and one class with one method, written against
 * {@link dev.athanor.transformer.ops.Ops}. They are of four kinds, a sealed family: a kind says what it reads and what it
 * scores, and so what it can be trained for. Parameters carry the names and layouts of Hugging Face's library, so that a
 * checkpoint is exported by writing its tensors down. What can be derived from a model is derived by interpreting it:
 * its list of parameters, its size, the floating-point operations of a step.
 */
@NullMarked
package dev.athanor.transformer.model;

import org.jspecify.annotations.NullMarked;

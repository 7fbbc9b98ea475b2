/**
 * The operations that transformers are made of, and nothing else. A model calls {@link dev.athanor.transformer.ops.Ops}
 * once per operation, in order; what a call does is the interpreter's affair. It may append a line of TorchScript, add a
 * node to an ONNX graph, or count floating-point operations: {@code T} is whatever stands for a tensor there (the name of
 * a variable, the name of a graph edge, a shape).
 *
 * <p>The operations are as large as the largest meaning that every target shares. Attention is one operation, because
 * a training program writes it as matrix products, and a serving graph as one node with a key-value cache; the model
 * must not have decided. Weights are not tensors here but {@link dev.athanor.transformer.ops.Parameter} descriptions, so
 * that an interpreter sees which operands are weights: it can cast them once per step, quantize them, or tie them.
 */
@NullMarked
package dev.athanor.transformer.ops;

import org.jspecify.annotations.NullMarked;

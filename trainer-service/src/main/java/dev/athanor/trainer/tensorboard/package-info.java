/**
 * TensorBoard's event files: the few protocol buffer messages of {@code tensorflow/core/util/event.proto} that curves,
 * histograms and texts need, each in a record of the TFRecord format with its masked CRC-32C.
 */
@NullMarked
package dev.athanor.trainer.tensorboard;

import org.jspecify.annotations.NullMarked;

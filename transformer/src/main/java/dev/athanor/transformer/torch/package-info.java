/**
 * Training and inference by libtorch. {@link dev.athanor.transformer.torch.TorchScriptOps} turns a model into TorchScript
 * source; {@link dev.athanor.transformer.torch.ProgramSource} puts the optimizer step around it;
 * {@link dev.athanor.transformer.torch.TrainingProgram} and {@link dev.athanor.transformer.torch.InferenceProgram} are the
 * files that result, loaded and running.
 *
 * <p>A program's file holds source and state together, so it is a checkpoint at any time, and any PyTorch opens it.
 * A step is one call into native code: Java hands over token ids and a learning rate and gets three numbers back. What
 * is known about DJL stays inside {@link dev.athanor.transformer.torch.Libtorch} and
 * {@link dev.athanor.transformer.torch.LoadedProgram}.
 *
 * <p>Everything here that holds native memory is {@link java.lang.AutoCloseable} and is closed by whoever created it.
 */
@NullMarked
package dev.athanor.transformer.torch;

import org.jspecify.annotations.NullMarked;

/**
 * The file format of TorchScript, by hand: a zip of uncompressed entries with the program's source, the object graph as
 * a pickle (protocol 2), and every tensor's bytes. Nothing here needs libtorch, so that a checkpoint can be read where
 * no native library is loaded.
 *
 * <p>{@link dev.athanor.transformer.torch.archive.Attribute} is the object graph, the same for reading and writing. Pickle
 * is a small stack machine that may name any Python function; the reader knows the few that a TorchScript file needs and
 * refuses all others by name.
 */
@NullMarked
package dev.athanor.transformer.torch.archive;

import org.jspecify.annotations.NullMarked;

package dev.athanor.trainer.origin;

import java.nio.file.Path;

/**
 * A model that a run starts from, on this machine.
 *
 * @param address in the object store
 * @param folder with its files, verified
 * @param manifestSha256 hash of its manifest
 */
public record Origin(String address, Path folder, String manifestSha256) {}

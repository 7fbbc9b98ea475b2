package dev.athanor.data.source;

import java.nio.file.Path;

/**
 * One file of a source.
 *
 * @param name for messages; of an archive's entry the name that it has there
 * @param path where it lies
 */
public record SourceFile(String name, Path path) {}

package dev.athanor.data.job;

import java.nio.file.Path;

/**
 * How a worker builds.
 *
 * @param worker its name
 * @param folder for files of jobs in work
 * @param tokensPerShard limit of a token file
 */
public record BuildLimits(String worker, Path folder, long tokensPerShard) {}

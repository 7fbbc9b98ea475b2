package dev.athanor.data.job;

/**
 * How a worker builds.
 *
 * @param worker its name
 * @param folders for files of jobs in work
 * @param tokensPerShard limit of a token file
 */
public record BuildLimits(String worker, WorkFolders folders, long tokensPerShard) {}

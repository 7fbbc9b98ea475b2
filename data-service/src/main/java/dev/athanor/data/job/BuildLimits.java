package dev.athanor.data.job;

/**
 * How a worker builds.
 *
 * @param worker its name
 * @param folders for files of jobs in work
 * @param tokensPerShard limit of a token file
 * @param largestWhole bytes of text up to which a worker builds a version alone
 * @param bytesPerPart about how much of a larger text goes to a worker at a time
 */
public record BuildLimits(
        String worker, WorkFolders folders, long tokensPerShard, long largestWhole, long bytesPerPart) {

    /** Builds every version alone. */
    public BuildLimits(String worker, WorkFolders folders, long tokensPerShard) {
        this(worker, folders, tokensPerShard, Long.MAX_VALUE, Long.MAX_VALUE);
    }
}

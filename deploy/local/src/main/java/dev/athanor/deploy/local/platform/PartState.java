package dev.athanor.deploy.local.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a part's process.
 *
 * @param name of the part
 * @param pid its process
 * @param startedAt when the process began: ids of processes are used again, ids with this instant are not
 * @param port where it listens
 * @param ready whether it answered that it is
 * @param secondsToReady from its start until then, 0 before
 * @param restarts how often it crashed and was started again
 */
public record PartState(
        String name, long pid, Instant startedAt, int port, boolean ready, double secondsToReady, int restarts) {

    /** The process, if it still is the one that was started. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startedAt.equals(startOf(process)));
    }

    /** When a process began; the epoch where the system does not tell. */
    static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}

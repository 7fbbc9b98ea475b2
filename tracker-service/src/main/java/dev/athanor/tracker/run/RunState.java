package dev.athanor.tracker.run;

import dev.athanor.contracts.run.RunLife;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A stage's name, as it stands in the table and in answers. */
public enum RunState {
    /** Waits for a worker. */
    requested,
    /** A worker has it and prepares. */
    claimed,
    /** A worker trains. */
    running,
    /** All steps are done. */
    completed,
    /** Ended in an error. */
    failed,
    /** Stopped on request. */
    cancelled,
    /** Stopped early by a policy. */
    pruned;

    /** The name of a stage. */
    public static RunState of(RunLife life) {
        return switch (life) {
            case RunLife.Requested _ -> requested;
            case RunLife.Claimed _ -> claimed;
            case RunLife.Running _ -> running;
            case RunLife.Completed _ -> completed;
            case RunLife.Failed _ -> failed;
            case RunLife.Cancelled _ -> cancelled;
            case RunLife.Pruned _ -> pruned;
        };
    }

    /** Whether it is over, for good. */
    public boolean hasEnded() {
        return switch (this) {
            case requested, claimed, running -> false;
            case completed, failed, cancelled, pruned -> true;
        };
    }

    /** All names, for messages. */
    public static String allowed() {
        return Arrays.stream(values()).map(RunState::name).collect(Collectors.joining(", "));
    }
}

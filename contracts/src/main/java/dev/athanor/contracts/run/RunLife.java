package dev.athanor.contracts.run;

import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.RunEvent;

/** Where a run stands. Immutable; a step gives a new value. */
public sealed interface RunLife {

    /** The newest attempt that was heard of, counted from 1; 0 before the first. */
    int attempt();

    /** A run of which only the request is known. */
    static Requested requested() {
        return new Requested(0);
    }

    /**
     * The stage after a fact. Facts may come twice, late, or after one that was lost: those of older attempts change
     * nothing, and a newer attempt shows that the one before it is gone.
     */
    default RunLife apply(RunEvent event) {
        return switch (this) {
            case Ended ended -> ended;
            case Requested requested ->
                event.attempt() > requested.attempt() ? hear(requested.claimed(event.attempt()), event) : requested;
            case Held held when event.attempt() < held.attempt() -> held;
            case Held held
            when event.attempt() > held.attempt() -> hear(held.lost().claimed(event.attempt()), event);
            case Held held -> hear(held, event);
        };
    }

    /** What a fact of the very attempt that is held makes of it. */
    private static RunLife hear(Held held, RunEvent event) {
        return switch (event) {
            case RunEvent.Claimed _ -> held;
            case RunEvent.Started started -> held.running(started.fromStep());
            case RunEvent.Progressed progressed -> held.running(progressed.step());
            case RunEvent.StepSkipped skipped -> held.running(skipped.step());
            case RunEvent.CheckpointSaved saved -> held.running(saved.step());
            case RunEvent.Sampled sampled -> held.running(sampled.step());
            case RunEvent.Warned _ -> held;
            case RunEvent.Released _ -> held.released();
            case RunEvent.Completed completed -> held.running(completed.step()).completed();
            case RunEvent.LearningRateFound found -> held.running(found.step()).completed();
            case RunEvent.Failed failed -> held.failed(failed.step(), failed.failure());
            case RunEvent.Cancelled cancelled -> held.cancelled(cancelled.step(), cancelled.reason());
            case RunEvent.Pruned pruned -> held.running(pruned.step()).pruned(pruned.reason());
        };
    }

    /**
     * Waits for a worker.
     *
     * @param attempt the last that is over
     */
    record Requested(int attempt) implements RunLife {

        /** A worker took it. */
        public Claimed claimed(int newer) {
            if (newer <= attempt) {
                throw new IllegalArgumentException("attempt %d comes not after attempt %d".formatted(newer, attempt));
            }
            return new Claimed(newer);
        }
    }

    /** A worker has it. */
    sealed interface Held extends RunLife {

        /** Optimizer steps done, as far as is known. */
        long step();

        /** Training begins or goes on; the step never goes back within an attempt. */
        default Running running(long done) {
            return new Running(attempt(), Math.max(step(), done));
        }

        /** The worker is gone without a word: the queue gives the job to another. */
        default Requested lost() {
            return new Requested(attempt());
        }

        /** The worker gave the job back. */
        default Requested released() {
            return new Requested(attempt());
        }

        /** It ended in an error. */
        default Failed failed(long done, Failure failure) {
            return new Failed(attempt(), Math.max(step(), done), failure);
        }

        /** It was stopped on request. */
        default Cancelled cancelled(long done, String reason) {
            return new Cancelled(attempt(), Math.max(step(), done), reason);
        }
    }

    /** A worker holds the attempt and prepares. */
    record Claimed(int attempt) implements Held {
        @Override
        public long step() {
            return 0;
        }
    }

    /** A worker trains. */
    record Running(int attempt, long step) implements Held {

        /** All steps are done. */
        public Completed completed() {
            return new Completed(attempt, step);
        }

        /** A policy stopped it early. */
        public Pruned pruned(String reason) {
            return new Pruned(attempt, step, reason);
        }
    }

    /** Over, for good. */
    sealed interface Ended extends RunLife {

        /** Optimizer steps done. */
        long step();
    }

    /** All steps are done. */
    record Completed(int attempt, long step) implements Ended {}

    /** It ended in an error that a further attempt would meet again. */
    record Failed(int attempt, long step, Failure failure) implements Ended {}

    /** It was stopped on request. */
    record Cancelled(int attempt, long step, String reason) implements Ended {}

    /** It was stopped early by a policy. */
    record Pruned(int attempt, long step, String reason) implements Ended {}
}

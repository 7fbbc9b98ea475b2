package dev.athanor.data.job;

import dev.athanor.exchange.queue.Job;

/** The queue wants the job back, or has given it to another worker. */
final class JobStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Job.Signal signal;

    JobStoppedException(Job.Signal signal) {
        super("the job is to stop: " + signal);
        this.signal = signal;
    }

    /** Whether another worker may have the job already, so that nothing may be touched any more. */
    boolean isLost() {
        return signal == Job.Signal.LOST;
    }
}

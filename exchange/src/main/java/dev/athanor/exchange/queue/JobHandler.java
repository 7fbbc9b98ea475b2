package dev.athanor.exchange.queue;

import dev.athanor.contracts.event.AthanorEvent;

/** Does the jobs of a queue. Must be idempotent: the same job may come again, also after it was done. */
public interface JobHandler<E extends AthanorEvent> {

    /**
     * Does one job; runs on the queue's job thread.
     *
     * @return how it ended
     * @throws Exception if it could not be done: it is tried again, by any worker, until the queue gives up
     */
    JobOutcome handle(Job<E> job) throws Exception;

    /** The queue gives {@code job} up after {@code failure}: the place to say on the log that it has failed. */
    void givenUp(E job, Exception failure);
}

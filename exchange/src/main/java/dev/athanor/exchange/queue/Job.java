package dev.athanor.exchange.queue;

import dev.athanor.contracts.event.AthanorEvent;

/**
 * A job in hand.
 *
 * @param <E> its event
 */
public final class Job<E extends AthanorEvent> {

    private final E event;
    private final int deliveryCount;
    private volatile Signal signal = Signal.GO_ON;

    /** What the queue wants of the worker. */
    public enum Signal {
        /** Nothing. */
        GO_ON,
        /** The worker is to shut down: save what can be saved and hand the job back. */
        HAND_BACK,
        /** The lock is lost, another worker may have the job: write nothing more and stop. */
        LOST
    }

    public Job(E event, int deliveryCount) {
        this.event = event;
        this.deliveryCount = deliveryCount;
    }

    /** What is to be done. */
    public E event() {
        return event;
    }

    /** How often the broker delivered it, this time included, as far as it remembers. */
    public int deliveryCount() {
        return deliveryCount;
    }

    /** To be asked between the job's steps. */
    public Signal signal() {
        return signal;
    }

    void handBack() {
        if (signal == Signal.GO_ON) {
            signal = Signal.HAND_BACK;
        }
    }

    void lose() {
        signal = Signal.LOST;
    }
}

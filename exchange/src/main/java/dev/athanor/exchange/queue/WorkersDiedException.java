package dev.athanor.exchange.queue;

/** A job was delivered again and again, and no worker lived to say how it ended. */
public final class WorkersDiedException extends Exception {

    private static final long serialVersionUID = 1L;

    WorkersDiedException(int deliveries) {
        super("its workers died or fell silent in %d deliveries: does it need more memory than they have?"
                .formatted(deliveries - 1));
    }
}

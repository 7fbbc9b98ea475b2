package dev.athanor.trainer.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;

/**
 * How runs ended. The outcome is an object that is created only if absent, so that of all attempts one has the last
 * word; then its event is said, then that it was said. A worker that dies in between leaves the saying to the next.
 */
final class Outcomes {

    private final ArtifactStore store;
    private final EventPublisher publisher;

    Outcomes(ArtifactStore store, EventPublisher publisher) {
        this.store = store;
        this.publisher = publisher;
    }

    /** Whether the run has ended. If its end was not said yet, it is now. */
    boolean isSettled(RunAddress run) {
        return store.find(run.outcome())
                .map(RunOutcome::read)
                .map(outcome -> announce(run, outcome.toEvent()))
                .orElse(false);
    }

    /** Ends the run with {@code event}, unless it has ended already. */
    void settle(RunAddress run, RunEvent event) {
        if (store.putIfAbsent(run.outcome(), RunOutcome.of(event).write())) {
            announce(run, event);
        }
    }

    private boolean announce(RunAddress run, RunEvent event) {
        if (!store.exists(run.outcomeAnnounced())) {
            publisher.publishAndWait(event);
            store.put(run.outcomeAnnounced(), "{}".getBytes(UTF_8));
        }
        return true;
    }
}

package dev.athanor.tracker.live;

import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.event.Received;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What the log says while it says it, to everybody who watches this instance. What cannot be read is passed over: the
 * projections of the same topics send it to the dead letters.
 */
@ApplicationScoped
public class Broadcast {

    /** A watcher that falls so far behind is let go; it comes again and looks at the tables first. */
    private static final int PATIENCE = 4096;

    private final BroadcastProcessor<LiveEvent> events = BroadcastProcessor.create();

    /** Everything from now on. */
    Multi<LiveEvent> events() {
        return events.onOverflow().buffer(PATIENCE);
    }

    @Incoming("live-runs")
    void run(Received received) {
        if (received instanceof Received.Event(var envelope) && envelope.event() instanceof RunEvent event) {
            say(LiveEvents.of(event));
        }
    }

    @Incoming("live-metrics")
    void metrics(Received received) {
        if (received instanceof Received.Event(var envelope) && envelope.event() instanceof MetricEvent event) {
            say(LiveEvents.of(event));
        }
    }

    /** Two topics speak, a watcher hears one thing at a time. */
    private synchronized void say(LiveEvent event) {
        events.onNext(event);
    }
}

package dev.athanor.trainer.report;

import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.exchange.event.EventLogUnavailableException;
import dev.athanor.exchange.event.EventPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says events again until the log takes them. */
final class PatientPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(PatientPublisher.class);

    private final EventPublisher publisher;
    private final String run;
    private volatile boolean givesUp;

    /** @param run whose events these are */
    PatientPublisher(EventPublisher publisher, String run) {
        this.publisher = publisher;
        this.run = run;
    }

    /**
     * Says an event.
     *
     * @throws InterruptedException if the log is away and nobody waits for it any more
     */
    void send(AthanorEvent event) throws InterruptedException {
        boolean sent = false;
        while (!sent) {
            try {
                publisher.publishAndWait(event);
                sent = true;
            } catch (EventLogUnavailableException e) {
                LOG.warn("runId={} the log did not take {}, trying again", run, event.subject(), e);
                if (givesUp) {
                    throw new InterruptedException("closed while the log was away");
                }
            }
        }
    }

    /** From now on the log has one chance for each event. */
    void giveUpWhereTheLogIsAway() {
        givesUp = true;
    }
}

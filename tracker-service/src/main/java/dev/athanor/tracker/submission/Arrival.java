package dev.athanor.tracker.submission;

import dev.athanor.tracker.run.Runs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Waits until a run that was asked for can be seen, whichever instance projects it. */
@ApplicationScoped
public class Arrival {

    /** The run's row is not written yet. */
    static final class NotYetException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Runs runs;

    public Arrival(Runs runs) {
        this.runs = runs;
    }

    /**
     * Returns when {@code run} can be seen, and after two seconds anyhow: the log has the request, and that is what was
     * promised.
     *
     * @return whether it can be seen
     */
    @Retry(maxRetries = 80, delay = 25, jitter = 0, maxDuration = 2_000, retryOn = NotYetException.class)
    @Fallback(fallbackMethod = "notInTime", applyOn = NotYetException.class)
    public boolean of(String run) {
        if (QuarkusTransaction.requiringNew().call(() -> runs.find(run).isEmpty())) {
            throw new NotYetException();
        }
        return true;
    }

    boolean notInTime(String run) {
        return false;
    }
}

package dev.athanor.tracker.projection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions that wait for the database: while it is away a projection stands still, and no event is lost to it. */
@ApplicationScoped
public class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    /** Runs {@code work} in a transaction of its own, again and again until the database takes it. */
    @Retry(
            maxRetries = -1,
            maxDuration = 0,
            delay = 100,
            jitter = 50,
            retryOn = DatabaseUnavailableException.class,
            abortOn = InterruptedException.class)
    @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    public void untilDone(Runnable work) {
        try {
            QuarkusTransaction.requiringNew().run(work);
        } catch (RuntimeException e) {
            if (Transience.isTransient(e)) {
                LOG.atWarn().setCause(e).log("the database did not take a transaction; trying again");
                throw new DatabaseUnavailableException(e);
            }
            throw e;
        }
    }
}

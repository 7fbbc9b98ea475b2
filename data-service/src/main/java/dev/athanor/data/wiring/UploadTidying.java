package dev.athanor.data.wiring;

import dev.athanor.data.upload.ResumableUploads;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes uploads that have expired, from time to time. Every replica does; the second finds nothing. */
@ApplicationScoped
public class UploadTidying {

    private static final Logger LOG = LoggerFactory.getLogger(UploadTidying.class);

    private final ResumableUploads uploads;
    private final Duration every;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("upload-tidying").factory());

    @Inject
    UploadTidying(ResumableUploads uploads, DataSettings settings) {
        this(uploads, settings.uploadTidying());
    }

    UploadTidying(ResumableUploads uploads, Duration every) {
        this.uploads = uploads;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        var unused =
                clock.scheduleWithFixedDelay(this::tidyUp, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    /** What goes wrong now may go well the next time, if there is one: an exception would end the schedule. */
    private void tidyUp() {
        try {
            uploads.removeExpired();
        } catch (RuntimeException e) {
            LOG.warn("expired uploads were not removed", e);
        }
    }
}

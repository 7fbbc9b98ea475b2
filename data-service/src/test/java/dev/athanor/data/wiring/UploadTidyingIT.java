package dev.athanor.data.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.contracts.address.ResumableUploadAddress;
import dev.athanor.data.upload.ResumableUploads;
import dev.athanor.data.upload.UploadParts;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.S3ArtifactStore;
import dev.athanor.exchange.store.StoreConnection;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The timer, on a real store. */
@ExtendWith(EmbeddedPlatformExtension.class)
class UploadTidyingIT {

    private static final Duration EXPIRY = Duration.ofHours(24);
    private static final String UPLOAD = "0123456789abcdef0123456789abcdef";

    private final SetClock clock = new SetClock();
    private ArtifactStore store;
    private UploadTidying tidying;

    @BeforeEach
    void start(PlatformEnvironment platform) {
        store = new S3ArtifactStore(new StoreConnection(
                platform.storeEndpoint(),
                platform.storeAccessKey(),
                platform.storeSecretKey(),
                platform.storeBucket(),
                "us-east-1"));
        new UploadParts(store).use(UPLOAD, "job");
        var uploads = new ResumableUploads(new UploadParts(store), 1 << 20, EXPIRY, clock);
        tidying = new UploadTidying(uploads, Duration.ofMillis(20));
        tidying.start(new StartupEvent());
    }

    @AfterEach
    void stop() {
        tidying.stop(new ShutdownEvent());
        store.close();
    }

    @Test
    void expiredUploadGoesAtTheNextTurnAndNotBefore() {
        clock.awaitTurns(3);
        assertThat(store.list(ResumableUploadAddress.ROOT)).hasSize(1);

        clock.now.set(Instant.now().plus(EXPIRY).plusSeconds(60));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> store.list(ResumableUploadAddress.ROOT).isEmpty());
    }

    @Test
    void turnThatFailedIsNotTheLast() {
        clock.broken = true;
        clock.awaitTurns(3);
        assertThat(store.list(ResumableUploadAddress.ROOT)).hasSize(1);

        clock.now.set(Instant.now().plus(EXPIRY).plusSeconds(60));
        clock.broken = false;

        await().atMost(Duration.ofSeconds(20))
                .until(() -> store.list(ResumableUploadAddress.ROOT).isEmpty());
    }

    /** Asked once at each turn; may be set, and may fail. */
    private static final class SetClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean broken;

        void awaitTurns(int more) {
            int until = asked.get() + more;
            await().atMost(Duration.ofSeconds(20)).until(() -> asked.get() >= until);
        }

        @Override
        public Instant instant() {
            asked.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("no time");
            }
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

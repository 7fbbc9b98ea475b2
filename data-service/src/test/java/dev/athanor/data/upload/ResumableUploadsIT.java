package dev.athanor.data.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.address.ResumableUploadAddress;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.S3ArtifactStore;
import dev.athanor.exchange.store.StoreConnection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Uploads on a real store, each step by another replica, as it were: none remembers anything. */
@ExtendWith(EmbeddedPlatformExtension.class)
class ResumableUploadsIT {

    private static final int PART = 8 << 20;
    private static final Duration EXPIRY = Duration.ofHours(24);

    private ArtifactStore store;

    @BeforeEach
    void connect(PlatformEnvironment platform) {
        store = new S3ArtifactStore(new StoreConnection(
                platform.storeEndpoint(),
                platform.storeAccessKey(),
                platform.storeSecretKey(),
                platform.storeBucket(),
                "us-east-1"));
    }

    @AfterEach
    void disconnect() {
        store.close();
    }

    @Test
    void fileThatCameInPiecesIsReadAsOne() throws IOException {
        byte[] file = bytes(2 * PART + 1000);
        String id = replica().create(file.length, "").id();

        assertThat(replica().append(id, 0, stream(file, 0, PART + 5))).isEqualTo(PART + 5);
        assertThat(replica().append(id, PART + 5, stream(file, PART + 5, file.length)))
                .isEqualTo(file.length);

        assertThat(replica().requireComplete(id).length()).isEqualTo(file.length);
        try (var content = new UploadParts(store).open(id)) {
            assertThat(content).hasBinaryContent(file);
        }
    }

    @Test
    void whatArrivedBeforeTheConnectionBrokeIsKept() throws IOException {
        byte[] file = bytes(PART + 5000);
        String id = replica().create(file.length, "").id();
        var breaking = new SequenceInputStream(stream(file, 0, PART + 3000), new Ending(() -> {
            throw new IOException("the connection broke");
        }));

        assertThatThrownBy(() -> replica().append(id, 0, breaking)).hasMessage("the connection broke");

        assertThat(replica().require(id).offset()).isEqualTo(PART + 3000);
        assertThatThrownBy(() -> replica().requireComplete(id))
                .isInstanceOfSatisfying(DatasetException.class, e -> assertThat(e.problem())
                        .isEqualTo(DatasetProblem.UPLOAD_IS_INCOMPLETE))
                .hasMessageContaining("%d of %d bytes have arrived".formatted(PART + 3000, file.length));
        replica().append(id, PART + 3000, stream(file, PART + 3000, file.length));
        try (var content = new UploadParts(store).open(id)) {
            assertThat(content).hasBinaryContent(file);
        }
    }

    @Test
    void ofTwoThatGoOnAtTheSamePlaceOneIsSentBack() throws IOException {
        byte[] file = bytes(3000);
        String id = replica().create(file.length, "").id();
        var overtaken = new SequenceInputStream(
                stream(file, 0, 1000), new Ending(() -> replica().append(id, 0, stream(file, 0, 2000))));

        assertThatThrownBy(() -> replica().append(id, 0, overtaken))
                .isInstanceOfSatisfying(DatasetException.class, e -> assertThat(e.problem())
                        .isEqualTo(DatasetProblem.UPLOAD_GOES_ON_ELSEWHERE));

        assertThat(replica().require(id).offset()).isEqualTo(2000);
        assertThatThrownBy(() -> replica().append(id, 1000, stream(file, 1000, 3000)))
                .hasMessageContaining("does not go on at byte 1000");
    }

    @Test
    void moreThanWasAnnouncedIsRefused() {
        String id = replica().create(10, "").id();

        assertThatThrownBy(() -> replica().append(id, 0, stream(bytes(11), 0, 11)))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(DatasetProblem.TEXT_TOO_LARGE))
                .hasMessageContaining("than the 10 that Upload-Length announced");
    }

    @Test
    void uploadThatNobodyGoesOnWithExpiresAndLeavesNothing() throws IOException {
        String id = replica().create(3000, "").id();
        replica().append(id, 0, stream(bytes(2000), 0, 2000));
        var nextDay = replica(Clock.offset(Clock.systemUTC(), EXPIRY.plusMinutes(1)));

        replica().removeExpired();
        assertThat(replica().require(id).offset()).isEqualTo(2000);
        assertThatThrownBy(() -> nextDay.require(id))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(DatasetProblem.UNKNOWN_UPLOAD))
                .hasMessageContaining("not gone on with for PT24H");
        nextDay.removeExpired();

        assertThat(store.list(ResumableUploadAddress.ROOT)).isEmpty();
    }

    @Test
    void partThatCameAfterAnUploadWasRemovedExpiresToo() {
        new UploadParts(store).write("0123456789abcdef0123456789abcdef", 0, new byte[10]);

        replica(Clock.offset(Clock.systemUTC(), EXPIRY.plusMinutes(1))).removeExpired();

        assertThat(store.list(ResumableUploadAddress.ROOT)).isEmpty();
    }

    @Test
    void uploadStaysUntilTheLastJobThatWaitsForItHasUsedIt() throws IOException {
        String id = replica().create(5, "").id();
        replica().append(id, 0, stream(bytes(5), 0, 5));
        var parts = new UploadParts(store);
        parts.use(id, "first");
        parts.use(id, "second");

        parts.release(id, "first", true);
        assertThat(replica().requireComplete(id).offset()).isEqualTo(5);
        parts.release(id, "second", false);
        assertThat(replica().requireComplete(id).offset()).isEqualTo(5);
        parts.release(id, "second", true);

        assertThat(store.list(new ResumableUploadAddress(id).prefix())).isEmpty();
    }

    private ResumableUploads replica() {
        return replica(Clock.systemUTC());
    }

    private ResumableUploads replica(Clock clock) {
        return new ResumableUploads(new UploadParts(store), 1 << 30, EXPIRY, clock);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static InputStream stream(byte[] file, int from, int to) {
        return new ByteArrayInputStream(Arrays.copyOfRange(file, from, to));
    }

    /** Nothing more comes, but something happens. */
    private static final class Ending extends InputStream {

        private final Happening happening;

        Ending(Happening happening) {
            this.happening = happening;
        }

        @Override
        public int read() throws IOException {
            happening.happen();
            return -1;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return read();
        }
    }

    @FunctionalInterface
    private interface Happening {
        void happen() throws IOException;
    }
}

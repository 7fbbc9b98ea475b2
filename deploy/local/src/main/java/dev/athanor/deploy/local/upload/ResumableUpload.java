package dev.athanor.deploy.local.upload;

import dev.athanor.deploy.local.client.PlatformDownException;
import dev.athanor.deploy.local.client.RequestFailedException;
import dev.athanor.deploy.local.client.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/** Sends content in pieces, and goes on where it was broken off, now or when the command was given before. */
public final class ResumableUpload {

    private static final int PIECE_BYTES = 8 << 20;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Uploads uploads;
    private final UploadMemory memory;
    private final Patience patience;

    /** @param patience how often a piece is tried again that does not arrive */
    public ResumableUpload(Uploads uploads, UploadMemory memory, Patience patience) {
        this.uploads = uploads;
        this.memory = memory;
        this.patience = patience;
    }

    /**
     * Sends what is missing.
     *
     * @param progress is told the share that has arrived
     * @return the upload's id
     * @throws PlatformDownException if the platform stays away; the same command goes on later
     */
    public String send(UploadContent content, DoubleConsumer progress) throws IOException, InterruptedException {
        String location = location(content);
        long arrived = -1;
        int failures = 0;
        while (arrived < content.bytes()) {
            long before = arrived;
            try {
                arrived = uploads.offset(location);
                failures = arrived > before ? 0 : failures;
                sendFrom(arrived, content, location, progress);
                arrived = content.bytes();
            } catch (PlatformDownException | RequestFailedException e) {
                if (!mayPass(e) || failures == patience.attempts()) {
                    throw e;
                }
                patience.pauseAfter(failures++);
            }
        }
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** The piece that was on its way counts once for each of its bytes that arrived: the next question tells. */
    private void sendFrom(long offset, UploadContent content, String location, DoubleConsumer progress)
            throws IOException, InterruptedException {
        try (InputStream stream = content.open(offset)) {
            long at = offset;
            while (at < content.bytes()) {
                progress.accept((double) at / content.bytes());
                byte[] piece = stream.readNBytes((int) Math.min(PIECE_BYTES, content.bytes() - at));
                if (piece.length == 0) {
                    throw new IOException(
                            content.fileName() + " became shorter while it was sent: give the command again.");
                }
                at = uploads.append(location, at, piece);
            }
        }
    }

    private String location(UploadContent content) throws IOException, InterruptedException {
        Optional<String> before = memory.find(content);
        if (before.isPresent() && isStillThere(before.get())) {
            return before.get();
        }
        String location = uploads.create(content.fileName(), content.bytes());
        memory.remember(content, location);
        return location;
    }

    private boolean isStillThere(String location) throws InterruptedException {
        try {
            var unused = uploads.offset(location);
            return true;
        } catch (RequestFailedException e) {
            if (e.status() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** A broken connection, a service that is being started again, or a piece that arrived after all. */
    private static boolean mayPass(RuntimeException e) {
        return !(e instanceof RequestFailedException refused)
                || refused.status() >= 500
                || refused.status() == CONFLICT;
    }

    /**
     * How long a platform is waited for.
     *
     * @param attempts after as many without a byte it is given up
     * @param first pause; each is twice the one before, up to {@code longest}
     * @param longest pause
     */
    public record Patience(int attempts, Duration first, Duration longest) {

        /** About a minute. */
        public static final Patience USUAL = new Patience(9, Duration.ofMillis(300), Duration.ofSeconds(10));

        private void pauseAfter(int failures) throws InterruptedException {
            long pause = Math.min(longest.toMillis(), first.toMillis() << failures);
            // A latch that nobody counts down: an interrupt, as by Ctrl-C, ends the wait at once.
            new CountDownLatch(1).await(pause, TimeUnit.MILLISECONDS);
        }
    }
}

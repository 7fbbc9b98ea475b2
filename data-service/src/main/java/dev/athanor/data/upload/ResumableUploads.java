package dev.athanor.data.upload;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What may be done with uploads. */
public final class ResumableUploads {

    private static final Logger LOG = LoggerFactory.getLogger(ResumableUploads.class);

    /** A broken connection costs nothing of what was read from it; a replica that dies, at most this much. */
    private static final int PART_BYTES = 8 << 20;

    private final UploadParts parts;
    private final long largestBytes;
    private final Duration expiry;
    private final Clock clock;

    /**
     * @param largestBytes above which a file is refused
     * @param expiry how long after it was last touched an upload is kept
     */
    public ResumableUploads(UploadParts parts, long largestBytes, Duration expiry, Clock clock) {
        this.parts = parts;
        this.largestBytes = largestBytes;
        this.expiry = expiry;
        this.clock = clock;
    }

    long largestBytes() {
        return largestBytes;
    }

    /**
     * Begins an upload.
     *
     * @param length in bytes
     * @param metadata as the client sent it
     * @throws DatasetException if it will be too large
     */
    ResumableUpload create(long length, String metadata) {
        if (length > largestBytes) {
            throw new DatasetException(
                    DatasetProblem.TEXT_TOO_LARGE,
                    "The file has %d bytes; allowed are at most %d: send less, or raise athanor.data.largest-text."
                            .formatted(length, largestBytes));
        }
        var said = UploadMetadata.parse(metadata);
        String id = UUID.randomUUID().toString().replace("-", "");
        parts.describe(id, new UploadDescription(length, metadata));
        return new ResumableUpload(id, length, 0, said, clock.instant());
    }

    /**
     * An upload that has not expired.
     *
     * @throws DatasetException if there is none
     */
    public ResumableUpload require(String id) {
        return parts.find(id)
                .filter(upload -> expires(upload).isAfter(clock.instant()))
                .orElseThrow(() -> new DatasetException(
                        DatasetProblem.UNKNOWN_UPLOAD,
                        "There is no upload '%s', or no longer: it was used, or not gone on with for %s. Begin another."
                                .formatted(id, expiry)));
    }

    /**
     * An upload of which everything has arrived.
     *
     * @throws DatasetException if there is none, or if something is missing
     */
    public ResumableUpload requireComplete(String id) {
        var upload = require(id);
        if (!upload.isComplete()) {
            throw new DatasetException(
                    DatasetProblem.UPLOAD_IS_INCOMPLETE,
                    "Of the upload %s %d of %d bytes have arrived: go on with it first."
                            .formatted(id, upload.offset(), upload.length()));
        }
        return upload;
    }

    /** When it goes, if nobody touches it. */
    Instant expires(ResumableUpload upload) {
        return upload.lastTouched().plus(expiry);
    }

    /**
     * Takes what comes, and keeps it even if the connection breaks.
     *
     * @param offset where the client believes that it goes on
     * @return how far the upload is now
     * @throws DatasetException if it goes on elsewhere, or more comes than was announced
     */
    long append(String id, long offset, InputStream content) throws IOException {
        var upload = require(id);
        if (offset != upload.offset()) {
            throw elsewhere(id, offset);
        }
        var buffer = new PartBuffer(content, PART_BYTES);
        long at = offset;
        try {
            while (buffer.fill(upload.length() - at)) {
                at = keep(id, at, buffer);
            }
        } catch (IOException broken) {
            keep(id, at, buffer);
            throw broken;
        }
        if (at == upload.length() && content.read() >= 0) {
            throw new DatasetException(
                    DatasetProblem.TEXT_TOO_LARGE,
                    "More bytes came than the %d that Upload-Length announced.".formatted(upload.length()));
        }
        return at;
    }

    private long keep(String id, long at, PartBuffer buffer) {
        byte[] part = buffer.take();
        if (part.length > 0 && !parts.write(id, at, part)) {
            throw elsewhere(id, at);
        }
        return at + part.length;
    }

    private static DatasetException elsewhere(String id, long offset) {
        return new DatasetException(
                DatasetProblem.UPLOAD_GOES_ON_ELSEWHERE,
                "The upload %s does not go on at byte %d: ask with HEAD where.".formatted(id, offset));
    }

    /**
     * Forgets an upload.
     *
     * @throws DatasetException if there is none
     */
    void remove(String id) {
        parts.remove(require(id).id());
    }

    /** Removes what nobody has touched for too long. */
    public void removeExpired() {
        var limit = clock.instant().minus(expiry);
        parts.lastTouched().forEach((id, touched) -> {
            if (touched.isBefore(limit)) {
                parts.remove(id);
                LOG.info("upload={} removed: untouched since {}", id, touched);
            }
        });
    }
}

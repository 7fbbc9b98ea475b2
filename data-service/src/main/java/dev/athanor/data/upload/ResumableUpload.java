package dev.athanor.data.upload;

import java.time.Instant;

/**
 * A file that is being uploaded, or has been.
 *
 * @param id names it in addresses
 * @param length in bytes, once it is complete
 * @param offset how many bytes have arrived without a gap
 * @param metadata what the client said of it
 * @param lastTouched when something of it was last written, by the store's clock
 */
public record ResumableUpload(String id, long length, long offset, UploadMetadata metadata, Instant lastTouched) {

    /** Whether all of it has arrived. */
    public boolean isComplete() {
        return offset == length;
    }
}

package dev.athanor.deploy.local.upload;

import java.io.IOException;
import java.io.InputStream;

/** What is sent. The same bytes each time that it is opened. */
public interface UploadContent {

    /** The name that the platform hears; its ending tells the format. */
    String fileName();

    /** How much it is. */
    long bytes();

    /** The same for the same content, so that an upload of it can be found again. */
    String identity();

    /**
     * Opens it. The caller closes the stream.
     *
     * @param offset of the first byte, at most {@link #bytes()}
     */
    InputStream open(long offset) throws IOException;
}

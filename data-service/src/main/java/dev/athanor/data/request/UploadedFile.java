package dev.athanor.data.request;

import java.nio.file.Path;

/**
 * A file that came with a request.
 *
 * @param path where it lies until the request is answered
 * @param name that it had with the user
 */
record UploadedFile(Path path, String name) {}

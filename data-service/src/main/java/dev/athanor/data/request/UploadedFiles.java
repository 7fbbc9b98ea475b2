package dev.athanor.data.request;

import org.jspecify.annotations.Nullable;

/**
 * Files that came with a request.
 *
 * @param source the text or the samples
 * @param tokenizer a {@code tokenizer.json}
 */
record UploadedFiles(
        @Nullable UploadedFile source, @Nullable UploadedFile tokenizer) {

    /** Of a request without files. */
    static final UploadedFiles NONE = new UploadedFiles(null, null);
}

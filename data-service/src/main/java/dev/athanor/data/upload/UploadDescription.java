package dev.athanor.data.upload;

/**
 * What was announced of an upload.
 *
 * @param length in bytes
 * @param metadata as the client sent it: keys with values in Base64
 */
record UploadDescription(long length, String metadata) {}

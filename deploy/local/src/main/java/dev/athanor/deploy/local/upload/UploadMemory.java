package dev.athanor.deploy.local.upload;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where uploads were begun, so that the same command given again goes on: a small file each, until its dataset is made.
 *
 * @param folder where the files lie
 * @param platform the uploads are on
 */
public record UploadMemory(Path folder, URI platform) {

    /** Path of the upload of this very content, if there was one. */
    public Optional<String> find(UploadContent content) throws IOException {
        var file = file(content);
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /** An upload was begun. */
    public void remember(UploadContent content, String location) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(content), location + "\n");
    }

    /** Its dataset is made. */
    public void forget(UploadContent content) throws IOException {
        Files.deleteIfExists(file(content));
    }

    private Path file(UploadContent content) {
        var identity = platform + "\n" + content.fileName() + "\n" + content.identity();
        return folder.resolve(HexFormat.of().formatHex(sha256(identity)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}

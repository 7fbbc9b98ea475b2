package dev.athanor.deploy.local.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file.
 *
 * @param file where it lies
 * @param bytes its size
 * @param identity its place, size and when it was changed
 */
public record FileContent(Path file, long bytes, String identity) implements UploadContent {

    /** A file as it is now. */
    public static FileContent of(Path file) throws IOException {
        var place = file.toRealPath();
        long bytes = Files.size(place);
        return new FileContent(place, bytes, "%s %d %s".formatted(place, bytes, Files.getLastModifiedTime(place)));
    }

    @Override
    public String fileName() {
        return file.getFileName().toString();
    }

    @Override
    public InputStream open(long offset) throws IOException {
        var content = Files.newInputStream(file);
        content.skipNBytes(offset);
        return content;
    }
}

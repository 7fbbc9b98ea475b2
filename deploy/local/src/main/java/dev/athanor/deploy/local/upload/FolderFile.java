package dev.athanor.deploy.local.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A file of a folder.
 *
 * @param name its path below the folder, with slashes
 * @param path where it lies
 * @param bytes its size
 * @param crc its checksum, as zip archives have it
 */
record FolderFile(String name, Path path, long bytes, long crc) {

    private static final int BUFFER_BYTES = 1 << 16;

    /** Reads a file once. */
    static FolderFile read(String name, Path path) throws IOException {
        var crc = new CRC32();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (var content = Files.newInputStream(path)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                crc.update(buffer, 0, read);
                bytes += read;
            }
        }
        return new FolderFile(name, path, bytes, crc.getValue());
    }
}

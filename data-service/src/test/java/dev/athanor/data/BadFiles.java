package dev.athanor.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs what bad files are made of. */
final class BadFiles {

    private BadFiles() {}

    /** The same content so many times, each compressed by itself: unpacked they stand one behind the other. */
    static byte[] gzip(byte[] content, int times) throws IOException {
        var once = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(once)) {
            out.write(content);
        }
        var all = new ByteArrayOutputStream();
        for (int time = 0; time < times; time++) {
            once.writeTo(all);
        }
        return all.toByteArray();
    }

    /** An archive of one file of so many bytes that are all the same. */
    static byte[] bomb(long bytes) throws IOException {
        byte[] part = new byte[1 << 20];
        var archive = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(archive)) {
            out.setLevel(Deflater.BEST_SPEED);
            out.putNextEntry(new ZipEntry("bomb.txt"));
            for (long written = 0; written < bytes; written += part.length) {
                out.write(part, 0, (int) Math.min(part.length, bytes - written));
            }
        }
        return archive.toByteArray();
    }

    /** An archive of files of these names; each says which it is. */
    static byte[] zip(List<String> names) throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(archive)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write("The text of %s.\n".formatted(name).getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive.toByteArray();
    }
}

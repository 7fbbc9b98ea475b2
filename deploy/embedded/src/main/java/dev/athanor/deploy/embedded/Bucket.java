package dev.athanor.deploy.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Buckets of the embedded object store: it takes each folder in its own folder for one. */
public final class Bucket {

    private Bucket() {}

    /** Creates the bucket unless it exists. The store serves without a key what everybody may read on disk. */
    public static void ensure(Path storeFolder, String name) throws IOException {
        var bucket = Files.createDirectories(storeFolder.resolve(name));
        Files.setPosixFilePermissions(bucket, PosixFilePermissions.fromString("rwx------"));
    }
}

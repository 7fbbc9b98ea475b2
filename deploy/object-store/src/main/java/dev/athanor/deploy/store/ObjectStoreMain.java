package dev.athanor.deploy.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * Serves a folder over S3 until the process is told to end. Each folder in it is a bucket.
 *
 * <p>Arguments: {@code FOLDER PORT [PARENT_PID]}; the keys come from the environment, because arguments are visible to
 * everybody on the machine: {@code ATHANOR_STORE_ACCESS_KEY}, {@code ATHANOR_STORE_SECRET_KEY}. With a parent's
 * process id the store ends when that process does, however it ended.
 */
public final class ObjectStoreMain {

    private ObjectStoreMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("expected FOLDER PORT [PARENT_PID]");
        }
        if (arguments.length > 2) {
            endWith(Long.parseLong(arguments[2]));
        }
        var server = server(Path.of(arguments[0]).toAbsolutePath(), Integer.parseInt(arguments[1]));
        server.start();
    }

    private static S3Proxy server(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        return S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4,
                        required("ATHANOR_STORE_ACCESS_KEY"),
                        required("ATHANOR_STORE_SECRET_KEY"))
                .ignoreUnknownHeaders(true)
                .build();
    }

    private static String required(String variable) {
        var value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("Set " + variable + ": the object store serves nobody without keys.");
        }
        return value;
    }

    private static void endWith(long pid) {
        var parent =
                ProcessHandle.of(pid).orElseThrow(() -> new IllegalArgumentException("there is no process " + pid));
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            parent.onExit().join();
            System.exit(0);
        });
    }
}

package dev.athanor.deploy.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The platform of one build.
 *
 * @param build the process that the platform lives as long as
 * @param checkoutRoot the sources' root
 */
record PlatformProcess(ProcessHandle build, Path checkoutRoot) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Where the platform answers; starts it if this build has none yet. Test processes that ask together get the same. */
    URI address() throws IOException, InterruptedException {
        Files.createDirectories(folder());
        try (var channel =
                FileChannel.open(folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // until the channel is closed
            if (!Files.exists(addressFile())) {
                awaitAddress(start());
            }
            return URI.create(Files.readString(addressFile()));
        }
    }

    /** Process ids are used again, start times with them are not. */
    private Path folder() {
        var started = build.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
        return checkoutRoot.resolve("target/test-platform").resolve(build.pid() + "-" + started);
    }

    private Path addressFile() {
        return folder().resolve("address");
    }

    private Path log() {
        return folder().resolve("platform.log");
    }

    private Process start() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        // The database's programs are packed with a large dictionary.
                        "-Xmx256m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        classPath(),
                        PlatformMain.class.getName(),
                        checkoutRoot.toString(),
                        folder().toString(),
                        String.valueOf(build.pid()))
                .directory(checkoutRoot.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        process.getOutputStream().close();
        return process;
    }

    private String classPath() throws IOException {
        var target = checkoutRoot.resolve("deploy/testing/target");
        return target.resolve("classes")
                + System.getProperty("path.separator")
                + Files.readString(target.resolve("platform.classpath"));
    }

    private void awaitAddress(Process process) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!Files.exists(addressFile())) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The test platform ended at once: " + Files.readString(log()));
            }
            if (Instant.now().isAfter(deadline)) {
                process.destroy();
                throw new IllegalStateException("The test platform did not come up: " + Files.readString(log()));
            }
        }
    }
}

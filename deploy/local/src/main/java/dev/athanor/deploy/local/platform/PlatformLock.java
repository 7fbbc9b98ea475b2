package dev.athanor.deploy.local.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one supervisor of a home as long as its process lives, however that ends. */
final class PlatformLock implements AutoCloseable {

    private final FileChannel channel;

    private PlatformLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty if another process holds it. */
    static Optional<PlatformLock> tryTake(Home home) throws IOException {
        Files.createDirectories(home.path());
        var channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new PlatformLock(channel));
    }

    /** Whether a supervisor of this home is alive. */
    static boolean isHeld(Home home) throws IOException {
        if (!Files.exists(home.lock())) {
            return false;
        }
        var free = tryTake(home);
        if (free.isPresent()) {
            free.get().close();
        }
        return free.isEmpty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package dev.athanor.deploy.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Something with a process of its own that the platform cannot do without. */
interface Part {

    /** For people, and of its log. */
    String name();

    /** Where it listens. */
    int port();

    /** What its process prints. */
    Path log();

    /** Starts the process; it need not be ready when this returns. */
    ProcessHandle start() throws IOException;

    /** Whether it answers. */
    boolean isReady();

    /** Asks the process to end and waits for it; ends it by force when {@code patience} is over. */
    void stop(Duration patience) throws IOException, InterruptedException;
}

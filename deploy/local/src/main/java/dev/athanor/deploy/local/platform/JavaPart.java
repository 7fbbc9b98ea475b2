package dev.athanor.deploy.local.platform;

import dev.athanor.deploy.embedded.JavaProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A part that is a Java program. */
final class JavaPart implements Part {

    private final JavaProgram program;
    private final int port;
    private final Path log;
    private final Readiness readiness;
    private volatile @Nullable Process process;

    JavaPart(JavaProgram program, int port, Path log, Readiness readiness) {
        this.program = program;
        this.port = port;
        this.log = log;
        this.readiness = readiness;
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public ProcessHandle start() throws IOException {
        var started = program.start(log);
        process = started;
        return started.toHandle();
    }

    @Override
    public boolean isReady() {
        return readiness.holds();
    }

    @Override
    public void stop(Duration patience) throws InterruptedException {
        var running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            running.destroyForcibly().waitFor();
        }
    }
}

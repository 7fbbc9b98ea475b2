package dev.athanor.deploy.local.platform;

import dev.athanor.deploy.embedded.Bucket;
import dev.athanor.deploy.embedded.EventLog;
import dev.athanor.deploy.local.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Runs a platform in the foreground: starts every part, watches over them, ends them in order. */
public final class Supervisor {

    /** Long enough for a trainer to save a checkpoint and for an export to be given back. */
    private static final Duration PATIENCE_WITH_SERVICES = Duration.ofSeconds(45);

    private static final Duration PATIENCE_WITH_INFRASTRUCTURE = Duration.ofSeconds(15);

    private final PlatformParts plan;
    private final Announcer announcer;
    private final PlatformLock lock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<WatchedPart> infrastructure = new CopyOnWriteArrayList<>();
    private final List<WatchedPart> services = new CopyOnWriteArrayList<>();
    private volatile boolean ready;
    private @Nullable Gateway gateway;

    private Supervisor(PlatformParts plan, Announcer announcer, PlatformLock lock) {
        this.plan = plan;
        this.announcer = announcer;
        this.lock = lock;
    }

    /**
     * Takes the home, ends what a supervisor that was killed left over, and looks whether all ports are free. Nothing is
     * started yet.
     *
     * @throws PlatformException if the home's platform is up already, or a port is taken
     */
    public static Supervisor prepare(PlatformParts plan, Announcer announcer) throws IOException, InterruptedException {
        var lock = PlatformLock.tryTake(plan.home())
                .orElseThrow(() -> new PlatformException(
                        "The platform in " + plan.home().path() + " is being started or stopped by another process."));
        try {
            Leftovers.end(plan.home());
            PortCheck.requireFree(plan.ports().all(plan.replicas()));
            Files.createDirectories(plan.home().logs());
            return new Supervisor(plan, announcer, lock);
        } catch (IOException | InterruptedException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where the platform answers. */
    public String origin() {
        return "http://127.0.0.1:" + plan.ports().origin();
    }

    /**
     * Starts everything; returns when everything is ready.
     *
     * @throws PlatformException if a part does not come up
     */
    public void start() throws IOException, InterruptedException, SQLException {
        var planned = plan.services(); // first, because it finds out whether they were built
        var database = plan.database();
        for (var part : List.<Part>of(plan.broker(), plan.objectStore(), database)) {
            launch(part, infrastructure);
        }
        await(infrastructure);
        furnish(database);
        for (var part : planned) {
            launch(part, services);
        }
        gateway = Gateway.open(plan.ports());
        await(services);
        ready = true;
        writeState();
        watch();
    }

    /** Returns when the platform was stopped. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Ends everything in order: services first, while what they save to still answers. Further calls do nothing. */
    public void stop() throws IOException, InterruptedException {
        synchronized (stopping) {
            if (stopping.getCount() == 0) {
                return;
            }
            stopping.countDown();
        }
        stopTogether(services, PATIENCE_WITH_SERVICES);
        if (gateway != null) {
            gateway.close();
        }
        for (var part : infrastructure.reversed()) {
            part.part().stop(PATIENCE_WITH_INFRASTRUCTURE);
        }
        Files.deleteIfExists(plan.home().state());
        lock.close();
        stopped.countDown();
    }

    /** Nothing is launched any more once the platform is being stopped. */
    private void launch(Part part, List<WatchedPart> stage) throws IOException, InterruptedException {
        synchronized (stopping) {
            if (stopping.getCount() == 0) {
                throw new InterruptedException("the platform is being stopped");
            }
            var watched = new WatchedPart(part, stopping, this::writeState);
            stage.add(watched);
            watched.start();
        }
    }

    private void await(List<WatchedPart> parts) throws InterruptedException {
        for (var part : parts) {
            announcer.ready(part.awaitReady());
        }
    }

    private void furnish(DatabasePart database) throws IOException, SQLException {
        database.furnish();
        Bucket.ensure(plan.home().objectStore(), PlatformParts.BUCKET);
        try (var log = new EventLog(plan.bootstrapServers())) {
            log.createTopics();
        }
    }

    private void watch() {
        for (var part : all()) {
            Thread.ofVirtual().name("watch-" + part.part().name()).start(() -> {
                try {
                    part.watch(announcer);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private List<WatchedPart> all() {
        var all = new ArrayList<>(infrastructure);
        all.addAll(services);
        return all;
    }

    private synchronized void writeState() {
        try {
            var parts = all().stream().flatMap(part -> part.state().stream()).toList();
            new PlatformState(ProcessHandle.current().pid(), origin(), ready, parts).write(plan.home());
        } catch (IOException e) {
            throw new PlatformException(
                    "The state of the platform cannot be written to "
                            + plan.home().state() + ": " + e.getMessage(),
                    e);
        }
    }

    private static void stopTogether(List<WatchedPart> parts, Duration patience) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var part : parts) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    part.part().stop(patience);
                } catch (IOException | InterruptedException e) {
                    throw new PlatformException("The " + part.part().name() + " cannot be stopped.", e);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
    }
}

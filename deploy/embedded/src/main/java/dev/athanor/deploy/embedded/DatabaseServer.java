package dev.athanor.deploy.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL server over a folder. Closing it ends the server and keeps the folder. */
public final class DatabaseServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EmbeddedPostgres server;
    private final ProcessHandle postmaster;

    private DatabaseServer(EmbeddedPostgres server, ProcessHandle postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    /**
     * Starts the server; one that was left over on the same folder is ended first.
     *
     * @param programs folder into which PostgreSQL is unpacked once
     * @param data folder of the databases
     * @param log gets what the server prints
     * @param durability whether it waits for the disk
     */
    public static DatabaseServer start(Path programs, Path data, int port, Path log, Durability durability)
            throws IOException {
        Files.createDirectories(data);
        endLeftover(data);
        var server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(programs.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", durability.fsync)
                .setServerConfig("shared_buffers", "32MB")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new DatabaseServer(
                server, postmaster(data).orElseThrow(() -> new IOException("PostgreSQL ended at once; see " + log)));
    }

    /** The server's process. */
    public ProcessHandle process() {
        return postmaster;
    }

    /** Where JDBC finds {@code database}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /** Creates what is missing of a database and of its owners, each with a schema of the same name. */
    public Database database(String name) throws SQLException {
        return Database.ensure(server, name);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Whether commits wait for the disk. */
    public enum Durability {
        /** What people put into it stays, whatever happens to the machine. */
        DURABLE("on"),
        /** For tests, whose data nobody wants back. */
        FORGETFUL("off");

        private final String fsync;

        Durability(String fsync) {
            this.fsync = fsync;
        }
    }

    private static void endLeftover(Path data) throws IOException {
        var leftover = postmaster(data);
        if (leftover.isPresent()) {
            end(leftover.get());
        }
    }

    /** The process that the folder's lock names, if it is still a PostgreSQL server: numbers of processes are used again. */
    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        var lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(lock)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d+"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        }
    }

    private static void end(ProcessHandle postmaster) throws IOException {
        // Java only knows SIGTERM, on which PostgreSQL waits for its clients; SIGINT sends them away.
        var kill = new ProcessBuilder("kill", "-INT", String.valueOf(postmaster.pid())).start();
        try {
            kill.waitFor();
            postmaster.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("A PostgreSQL server (process " + postmaster.pid() + ") does not end.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an old PostgreSQL server was ended", e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }
}

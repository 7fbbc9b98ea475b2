package dev.athanor.deploy.local.platform;

import dev.athanor.deploy.embedded.DatabaseServer;
import dev.athanor.deploy.local.layout.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, with a schema and a user for each service that keeps tables. */
final class DatabasePart implements Part {

    /** The one database of the platform. */
    static final String DATABASE = "athanor";

    private final Home home;
    private final int port;
    private volatile @Nullable DatabaseServer server;

    DatabasePart(Home home, int port) {
        this.home = home;
        this.port = port;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path log() {
        return home.log(name());
    }

    @Override
    public ProcessHandle start() throws IOException {
        Files.createDirectories(home.logs());
        var started = DatabaseServer.start(
                home.databasePrograms(), home.database(), port, log(), DatabaseServer.Durability.DURABLE);
        server = started;
        return started.process();
    }

    @Override
    public boolean isReady() {
        return server != null;
    }

    /** Creates what a fresh database lacks. */
    void furnish() throws SQLException {
        var database =
                Objects.requireNonNull(server, "the database was not started").database(DATABASE);
        for (var service :
                Arrays.stream(Service.values()).filter(Service::hasTables).toList()) {
            database.ensureOwner(service.label(), service.label());
        }
    }

    static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    @Override
    public void stop(Duration patience) throws IOException {
        var running = server;
        if (running != null) {
            running.close();
        }
    }
}

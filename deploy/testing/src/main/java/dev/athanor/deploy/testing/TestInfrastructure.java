package dev.athanor.deploy.testing;

import dev.athanor.deploy.embedded.Bucket;
import dev.athanor.deploy.embedded.Checkout;
import dev.athanor.deploy.embedded.DatabaseServer;
import dev.athanor.deploy.embedded.EventLog;
import dev.athanor.deploy.embedded.FreePorts;
import dev.athanor.deploy.embedded.InfrastructurePrograms;
import dev.athanor.deploy.embedded.StoreKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;

/** Broker, database and object store of one build, on free ports. */
final class TestInfrastructure implements AutoCloseable {

    private static final StoreKeys KEYS = new StoreKeys("athanor", "athanor-secret");

    private final Path data;
    private final Process broker;
    private final Process store;
    private final DatabaseServer database;
    private final EventLog log;
    private final int brokerPort;
    private final int storePort;
    private final AtomicInteger environments = new AtomicInteger();

    private TestInfrastructure(Checkout checkout, Path folder) throws IOException {
        data = folder.resolve("data");
        var ports = FreePorts.take(4);
        brokerPort = ports.get(0);
        storePort = ports.get(1);
        broker = InfrastructurePrograms.broker(checkout, data.resolve("broker"), brokerPort, ports.get(2))
                .start(folder.resolve("broker.log"));
        store = InfrastructurePrograms.objectStore(checkout, stored(), storePort, KEYS)
                .start(folder.resolve("object-store.log"));
        database = DatabaseServer.start(
                folder.resolveSibling("postgresql"),
                data.resolve("database"),
                ports.get(3),
                folder.resolve("database.log"),
                DatabaseServer.Durability.FORGETFUL);
        log = new EventLog("127.0.0.1:" + brokerPort);
    }

    static TestInfrastructure start(Checkout checkout, Path folder) throws IOException {
        var infrastructure = new TestInfrastructure(checkout, folder);
        infrastructure.log.createTopics();
        return infrastructure;
    }

    /** Everything empty, and what belongs to one test process alone under a name of its own. */
    synchronized PlatformEnvironment environment() throws IOException, SQLException {
        var number = environments.incrementAndGet();
        var owner = "test" + number;
        Bucket.ensure(stored(), "athanor-" + number);
        var fresh = database.database(owner);
        fresh.ensureOwner(owner, owner);
        fresh.allowSchemas(owner);
        log.recreateTopics();
        return new PlatformEnvironment(
                "127.0.0.1:" + brokerPort,
                "http://127.0.0.1:" + storePort,
                KEYS.access(),
                KEYS.secret(),
                "athanor-" + number,
                database.jdbcUrl(owner),
                owner,
                owner);
    }

    @Override
    public void close() throws IOException {
        log.close();
        database.close();
        store.destroy();
        broker.destroyForcibly();
        store.onExit().join();
        broker.onExit().join();
        delete(data);
    }

    private Path stored() {
        return data.resolve("object-store");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

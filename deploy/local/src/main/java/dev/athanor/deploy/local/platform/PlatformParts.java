package dev.athanor.deploy.local.platform;

import dev.athanor.deploy.embedded.Checkout;
import dev.athanor.deploy.embedded.InfrastructurePrograms;
import dev.athanor.deploy.embedded.JavaProgram;
import dev.athanor.deploy.embedded.StoreKeys;
import dev.athanor.deploy.local.layout.Ports;
import dev.athanor.deploy.local.layout.Replicas;
import dev.athanor.deploy.local.layout.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a platform consists of.
 *
 * @param checkout where the programs were built
 * @param home where everything is kept
 * @param ports where everything listens
 * @param replicas how many processes share the jobs
 */
public record PlatformParts(Checkout checkout, Home home, Ports ports, Replicas replicas) {

    /** Loopback only, so that these are names rather than secrets. */
    private static final StoreKeys KEYS = new StoreKeys("athanor", "athanor-local");

    static final String BUCKET = "athanor";

    JavaPart broker() {
        return new JavaPart(
                InfrastructurePrograms.broker(checkout, home.broker(), ports.broker(), ports.controller()),
                ports.broker(),
                home.log("broker"),
                Readiness.listensOn(ports.broker()));
    }

    JavaPart objectStore() {
        return new JavaPart(
                InfrastructurePrograms.objectStore(checkout, home.objectStore(), ports.objectStore(), KEYS),
                ports.objectStore(),
                home.log("object-store"),
                Readiness.listensOn(ports.objectStore()));
    }

    DatabasePart database() {
        return new DatabasePart(home, ports.database());
    }

    /** The services, further trainers and further data services. */
    List<JavaPart> services() {
        var services = new ArrayList<JavaPart>();
        for (var service : Service.values()) {
            services.add(service(service, service.label(), ports.of(service)));
        }
        for (int number = 2; number <= replicas.trainers(); number++) {
            services.add(service(Service.TRAINER, "trainer-" + number, ports.trainer(number)));
        }
        for (int number = 2; number <= replicas.dataServices(); number++) {
            services.add(service(Service.DATA, "data-" + number, ports.dataService(number)));
        }
        return List.copyOf(services);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + ports.broker();
    }

    private JavaPart service(Service service, String name, int port) {
        var options = new ArrayList<>(JavaProgram.SMALL);
        options.addAll(service.options());
        var program = new JavaProgram(
                name, checkout.built(service.program()), options, List.of(), environment(service, port));
        return new JavaPart(program, port, home.log(name), Readiness.healthy(port));
    }

    /** The commit that was built, where the build wrote it down. */
    private String codeVersion() {
        var file = checkout.root().resolve("code-version");
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "unknown";
        } catch (IOException e) {
            throw new UncheckedIOException("The installation cannot be read: " + file, e);
        }
    }

    private Map<String, String> environment(Service service, int port) {
        var environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", String.valueOf(port),
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "ATHANOR_STORE_ENDPOINT", "http://127.0.0.1:" + ports.objectStore(),
                "ATHANOR_STORE_ACCESS_KEY", KEYS.access(),
                "ATHANOR_STORE_SECRET_KEY", KEYS.secret(),
                "ATHANOR_STORE_BUCKET", BUCKET));
        environment.put("ATHANOR_CODE_VERSION", codeVersion());
        if (service == Service.TRAINER) {
            environment.put("ATHANOR_TRAINER_SCRATCH_FOLDER", home.scratch().toString());
        }
        if (service.hasTables()) {
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", DatabasePart.jdbcUrl(ports.database()));
            environment.put("QUARKUS_DATASOURCE_USERNAME", service.label());
            environment.put("QUARKUS_DATASOURCE_PASSWORD", service.label());
        }
        return environment;
    }
}

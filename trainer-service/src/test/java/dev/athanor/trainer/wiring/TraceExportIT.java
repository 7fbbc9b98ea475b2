package dev.athanor.trainer.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatform;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.trainer.job.Platform;
import dev.athanor.trainer.job.TinyDataset;
import dev.athanor.trainer.job.TinyRun;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
@QuarkusTestResource(value = TraceExportIT.Collector.class, restrictToAnnotatedClass = true)
class TraceExportIT {

    /** An OTLP collector over HTTP that keeps what it was sent. */
    public static final class Collector implements QuarkusTestResourceLifecycleManager {

        static final List<String> SPANS = new CopyOnWriteArrayList<>();
        private final HttpServer server = listen();

        private static HttpServer listen() {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/v1/traces", exchange -> {
                    try (exchange) {
                        // Names are plain text in the protocol buffers' bytes.
                        SPANS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                        exchange.sendResponseHeaders(200, -1);
                    }
                });
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Map<String, String> start() {
            server.start();
            return Map.of(
                    "quarkus.otel.exporter.otlp.endpoint",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "quarkus.otel.exporter.otlp.protocol",
                    "http/protobuf",
                    "quarkus.otel.exporter.otlp.compression",
                    "none");
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    @Test
    void spansAreExportedToAnEndpointThatIsConfiguredWhenTheServiceStarts() throws Exception {
        try (Platform platform = new Platform(EmbeddedPlatform.environment())) {
            TinyDataset.write(platform.store(), "pattern");
            String run = TinyRun.newId();

            platform.request(run, TinyRun.configuration(5), "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            platform.heard().await(run, RunEvent.Completed.class);

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(Collector.SPANS)
                    .anyMatch(spans -> spans.contains("process Requested")
                            && spans.contains("trainer-service")
                            && spans.contains(run)));
        }
    }
}

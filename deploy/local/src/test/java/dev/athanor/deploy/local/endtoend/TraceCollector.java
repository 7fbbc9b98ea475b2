package dev.athanor.deploy.local.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OTLP collector over HTTP that keeps what it was sent. */
final class TraceCollector implements AutoCloseable {

    /** Requests as they came; names and trace ids stand in protocol buffers' bytes as they are. */
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    static TraceCollector start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var collector = new TraceCollector(server);
            server.createContext("/v1/traces", exchange -> {
                try (exchange) {
                    collector.requests.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a service that sends its spans here. */
    Map<String, String> environment() {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return Map.of(
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                address.toString(),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "QUARKUS_OTEL_EXPORTER_OTLP_COMPRESSION",
                "none");
    }

    /** Whether {@code service} has sent a span named {@code span} together with one of the trace. */
    boolean has(String service, String traceId, String span) {
        var id = new String(HexFormat.of().parseHex(traceId), ISO_8859_1);
        return requests.stream()
                .anyMatch(request -> request.contains(service) && request.contains(id) && request.contains(span));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

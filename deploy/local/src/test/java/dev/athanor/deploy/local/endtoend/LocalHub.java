package dev.athanor.deploy.local.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.athanor.contracts.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Hugging Face hub with one dataset, which it has converted to Parquet: what its API and its files answer. */
final class LocalHub implements AutoCloseable {

    private static final String COMMIT = "c0ffee".repeat(6) + "c0ff";

    private final HttpServer server;

    private LocalHub(HttpServer server) {
        this.server = server;
    }

    /**
     * A hub that answers from now on.
     *
     * @param dataset its name, with its owner's
     * @param splits the file of each split of the configuration {@code default}
     */
    static LocalHub with(String dataset, Map<String, byte[]> splits) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var hub = new LocalHub(server);
            hub.publish(dataset, new TreeMap<>(splits));
            server.start();
            return hub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish(String dataset, Map<String, byte[]> splits) throws IOException {
        var api = "/api/datasets/" + dataset;
        Map<String, List<String>> converted = new LinkedHashMap<>();
        splits.forEach((split, _) ->
                converted.put(split, List.of(address() + api + "/parquet/default/" + split + "/0.parquet")));
        var tree = splits.entrySet().stream()
                .map(split -> Map.of(
                        "type", "file", "path", path(split.getKey()), "size", String.valueOf(split.getValue().length)))
                .toList();
        serve(api + "/parquet", json(Map.of("default", converted)));
        serve(api + "/revision/", json(Map.of("id", dataset, "sha", COMMIT)));
        serve(api + "/tree/" + COMMIT, json(tree));
        splits.forEach(
                (split, content) -> serve("/datasets/" + dataset + "/resolve/" + COMMIT + "/" + path(split), content));
    }

    private static String path(String split) {
        return "default/" + split + "/0000.parquet";
    }

    private static byte[] json(Object answer) throws IOException {
        return JsonFormat.mapper().writeValueAsBytes(answer);
    }

    private void serve(String path, byte[] content) {
        server.createContext(path, exchange -> send(exchange, content));
    }

    private static void send(HttpExchange exchange, byte[] content) throws IOException {
        try (exchange) {
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().add("X-Repo-Commit", COMMIT);
            exchange.sendResponseHeaders(200, isHead ? -1 : content.length);
            if (!isHead) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The settings of a data service that takes datasets from here. */
    Map<String, String> environment() {
        return Map.of("ATHANOR_DATA_HUB_URL", address());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

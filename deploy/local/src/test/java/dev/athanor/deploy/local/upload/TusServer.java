package dev.athanor.deploy.local.upload;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The other side of one upload, in memory. Its connections break when they are told to. */
final class TusServer implements AutoCloseable {

    private final HttpServer server;
    private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    private final List<String> created = new ArrayList<>();
    private int breaks;
    private int refusals;

    TusServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/uploads", this::answer);
        server.start();
    }

    URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** So many pieces arrive to their half only. */
    void breakNext(int pieces) {
        breaks = pieces;
    }

    /** So many pieces are answered with 502, as when a service is being started again. */
    void refuseNext(int pieces) {
        refusals = pieces;
    }

    synchronized byte[] arrived() {
        return arrived.toByteArray();
    }

    /** Lengths that were announced, one for each upload. */
    synchronized List<String> created() {
        return List.copyOf(created);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                created.add(exchange.getRequestHeaders().getFirst("Upload-Length"));
                arrived.reset();
                exchange.getResponseHeaders().add("Location", "/api/uploads/" + created.size());
                exchange.sendResponseHeaders(201, -1);
            }
            case "HEAD" -> {
                if (path.equals("/api/uploads/" + created.size())) {
                    exchange.getResponseHeaders().add("Upload-Offset", Integer.toString(arrived.size()));
                    exchange.sendResponseHeaders(200, -1);
                } else {
                    exchange.sendResponseHeaders(404, -1);
                }
            }
            case "PATCH" -> patch(exchange);
            default -> exchange.sendResponseHeaders(405, -1);
        }
        exchange.close();
    }

    private void patch(HttpExchange exchange) throws IOException {
        if (refusals > 0) {
            refusals--;
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(502, -1);
            return;
        }
        if (!exchange.getRequestHeaders().getFirst("Upload-Offset").equals(Integer.toString(arrived.size()))) {
            exchange.sendResponseHeaders(409, -1);
            return;
        }
        int announced = Integer.parseInt(exchange.getRequestHeaders().getFirst("Content-Length"));
        if (breaks > 0) {
            breaks--;
            arrived.write(exchange.getRequestBody().readNBytes(announced / 2));
            // No answer: the connection is closed.
            return;
        }
        arrived.write(exchange.getRequestBody().readAllBytes());
        exchange.getResponseHeaders().add("Upload-Offset", Integer.toString(arrived.size()));
        exchange.sendResponseHeaders(204, -1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

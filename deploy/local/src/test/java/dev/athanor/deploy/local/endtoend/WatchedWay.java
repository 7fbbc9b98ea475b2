package dev.athanor.deploy.local.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A way to a platform on which the pieces of uploads are counted, and on which the second one is held up and lost. */
final class WatchedWay implements AutoCloseable {

    /** Of HTTP itself; a client sets them for each connection. */
    private static final Set<String> NOT_PASSED_ON = Set.of("connection", "content-length", "host", "upgrade");

    private static final int LOST_PIECE = 2;

    private final URI platform;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> uploads = new CopyOnWriteArrayList<>();
    private final List<Long> offsets = new CopyOnWriteArrayList<>();
    private final CountDownLatch heldUp = new CountDownLatch(1);
    private final CountDownLatch lost = new CountDownLatch(1);

    WatchedWay(URI platform) throws IOException {
        this.platform = platform;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /** The setting of a command line that goes this way. */
    Map<String, String> environment() {
        return Map.of("ATHANOR_URL", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Waits until a command sends its second piece. */
    boolean awaitSecondPiece() throws InterruptedException {
        return heldUp.await(2, TimeUnit.MINUTES);
    }

    /** Loses the piece that is held up. */
    void lose() {
        lost.countDown();
    }

    /** Lengths of the uploads that were begun. */
    List<String> uploads() {
        return List.copyOf(uploads);
    }

    /** Where each piece begins, in bytes, in the order in which they were sent. */
    List<Long> offsets() {
        return List.copyOf(offsets);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            if (headers.containsKey("Upload-Length")) {
                uploads.add(headers.getFirst("Upload-Length"));
            }
            if (exchange.getRequestMethod().equals("PATCH")) {
                offsets.add(Long.valueOf(headers.getFirst("Upload-Offset")));
                if (offsets.size() == LOST_PIECE) {
                    heldUp.countDown();
                    lost.await();
                    return;
                }
            }
            answer(exchange, client.send(request(exchange), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        var body =
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
        var request = HttpRequest.newBuilder(platform.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), body);
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean isEmpty = answer.body().length == 0;
        exchange.sendResponseHeaders(answer.statusCode(), isEmpty ? -1 : answer.body().length);
        if (!isEmpty) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
        threads.shutdownNow();
    }
}

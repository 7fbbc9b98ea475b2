package dev.athanor.deploy.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.athanor.deploy.local.FreePortBase;
import dev.athanor.deploy.local.layout.Ports;
import dev.athanor.deploy.local.layout.Service;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private final Ports ports = FreePortBase.find();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer tracker;
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        tracker = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(Service.TRACKER)), 0);
        tracker.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        tracker.start();
        gateway = Gateway.open(ports);
    }

    @AfterEach
    void close() {
        gateway.close();
        tracker.stop(0);
        client.shutdownNow();
    }

    @Test
    void eventsArriveOneByOneWhileTheStreamIsOpen() throws Exception {
        var firstWasRead = new CountDownLatch(1);
        tracker.createContext("/api/runs/1/events", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            write(exchange, "data: first\n\n");
            await(firstWasRead);
            write(exchange, "data: second\n\n");
            exchange.close();
        });

        var lines = client.send(request("/api/runs/1/events").build(), HttpResponse.BodyHandlers.ofLines())
                .body()
                .iterator();

        assertThat(lines.next()).isEqualTo("data: first");
        firstWasRead.countDown();
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).isEqualTo("data: second");
    }

    @Test
    void largeUploadsPassWhole() throws Exception {
        tracker.createContext("/upload", exchange -> {
            long bytes = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            answer(exchange, String.valueOf(bytes));
        });
        var body = new byte[32 << 20];

        var response = client.send(
                request("/upload")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo(String.valueOf(body.length));
    }

    @Test
    void servicesAreToldUnderWhichAddressTheyWereAsked() throws Exception {
        tracker.createContext("/asked", exchange -> {
            var headers = exchange.getRequestHeaders();
            answer(exchange, headers.getFirst("X-Forwarded-Proto") + "://" + headers.getFirst("X-Forwarded-Host"));
        });

        var response = client.send(request("/asked").build(), HttpResponse.BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("http://127.0.0.1:" + ports.origin());
    }

    @Test
    void saysWhichServiceDoesNotAnswer() throws Exception {
        var response = client.send(request("/v1/models").build(), HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("The serving service does not answer.");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.origin() + path));
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        write(exchange, text);
        exchange.close();
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IOException("the first event did not arrive while the stream was open");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}

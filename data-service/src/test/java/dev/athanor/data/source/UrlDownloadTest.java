package dev.athanor.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrlDownloadTest {

    private static final byte[] TEXT = "Athens is a city.\n".getBytes(StandardCharsets.UTF_8);

    private static final byte[] LONG = "Sparta is a city, too.\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);

    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private volatile String tag = "\"first\"";
    private volatile int breaks;
    private volatile int changesAfter;
    private volatile int grown;

    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/text", exchange -> {
            exchange.sendResponseHeaders(200, TEXT.length);
            exchange.getResponseBody().write(TEXT);
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/text");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/broken", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.createContext("/slow", exchange -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.createContext("/circle", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", exchange.getRequestURI().getPath().equals("/circle") ? "/circle/back" : "/circle");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/stalling", exchange -> {
            exchange.sendResponseHeaders(200, TEXT.length);
            exchange.getResponseBody().write(TEXT, 0, 7);
            exchange.getResponseBody().flush();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        // Goes on without looking at the condition, as servers do that know ranges but not If-Range.
        server.createContext("/careless", exchange -> {
            var range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            int total = range == null ? LONG.length : LONG.length + grown;
            exchange.getResponseHeaders().add("ETag", range == null ? "\"first\"" : tag);
            if (from > 0) {
                exchange.getResponseHeaders().add("Content-Range", "bytes %d-%d/%d".formatted(from, total - 1, total));
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, LONG.length - from);
            exchange.getResponseBody().write(LONG, from, from > 0 ? LONG.length - from : LONG.length / 2);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        server.createContext("/breaking", exchange -> {
            var range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(String.valueOf(range));
            exchange.getResponseHeaders().add("ETag", tag);
            int from = range == null || !tag.equals(exchange.getRequestHeaders().getFirst("If-Range"))
                    ? 0
                    : Integer.parseInt(range.replaceAll("\\D", ""));
            if (from > 0) {
                exchange.getResponseHeaders().add("Content-Range", "bytes %d-/%d".formatted(from, LONG.length));
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, LONG.length - from);
            int sent = ranges.size() <= breaks ? (LONG.length - from) / 2 : LONG.length - from;
            exchange.getResponseBody().write(LONG, from, sent);
            exchange.getResponseBody().flush();
            tag = ranges.size() == changesAfter ? "\"changed\"" : tag;
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    @Test
    void fileArrivesAlsoAfterARedirect() throws IOException {
        fetch("/text", Duration.ofSeconds(20), 1000);
        assertThat(folder.resolve("target")).hasBinaryContent(TEXT);

        fetch("/moved", Duration.ofSeconds(20), 1000);
        assertThat(folder.resolve("target")).hasBinaryContent(TEXT);
    }

    @Test
    void downloadGoesOnWhereItWasBrokenOff() throws IOException {
        breaks = 3;

        fetch("/breaking", Duration.ofSeconds(20), LONG.length);

        assertThat(folder.resolve("target")).hasBinaryContent(LONG);
        assertThat(ranges).hasSize(4).startsWith("null").doesNotHaveDuplicates();
    }

    @Test
    void fileThatChangedMeanwhileIsFetchedAnew() throws IOException {
        breaks = 1;
        changesAfter = 1;

        fetch("/breaking", Duration.ofSeconds(20), LONG.length);

        assertThat(folder.resolve("target")).hasBinaryContent(LONG);
        assertThat(ranges).hasSize(2);
    }

    @Test
    void serverThatBreaksOffAgainAndAgainIsUnreachable() {
        breaks = 100;

        assertProblem(
                "/breaking", Duration.ofSeconds(20), LONG.length, DatasetProblem.SOURCE_UNREACHABLE, "failed with");
        assertThat(ranges).hasSize(6);
    }

    @Test
    void serverThatCannotTellWhetherTheFileIsTheSameIsNotAskedAgain() {
        breaks = 100;
        tag = "W/\"weak\"";

        assertProblem(
                "/breaking", Duration.ofSeconds(20), LONG.length, DatasetProblem.SOURCE_UNREACHABLE, "failed with");
        assertThat(ranges).containsExactly("null");
    }

    @Test
    void missingFileIsNotFound() {
        assertProblem("/nothing", Duration.ofSeconds(20), 1000, DatasetProblem.SOURCE_NOT_FOUND, "answered 404");
    }

    @Test
    void brokenServerIsUnreachable() {
        assertProblem("/broken", Duration.ofSeconds(20), 1000, DatasetProblem.SOURCE_UNREACHABLE, "answered 500");
    }

    @Test
    void closedPortIsUnreachable() {
        server.stop(0);

        assertProblem("/text", Duration.ofSeconds(20), 1000, DatasetProblem.SOURCE_UNREACHABLE, "check the address");
    }

    @Test
    void silentServerIsGivenUp() {
        assertProblem("/slow", Duration.ofSeconds(1), 1000, DatasetProblem.SOURCE_UNREACHABLE, "check the address");
    }

    @Test
    void serverThatFallsSilentInTheMiddleIsGivenUp() {
        assertThatThrownBy(() -> {
                    var patient = new DownloadLimits(
                            Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ZERO);
                    try (var download = new UrlDownload(patient, ReachableServers.any())) {
                        download.to(address("/stalling"), folder.resolve("target"), 1000, () -> {});
                    }
                })
                .isInstanceOfSatisfying(DatasetException.class, e -> assertThat(e.problem())
                        .isEqualTo(DatasetProblem.SOURCE_UNREACHABLE))
                .hasMessageContaining("sent nothing for 1 s, after 7 bytes");
    }

    @Test
    void serverThatTakesNoConnectionIsGivenUp() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var first = new Socket(full.getInetAddress(), full.getLocalPort());
                var second = new Socket(full.getInetAddress(), full.getLocalPort());
                var download = new UrlDownload(
                        new DownloadLimits(
                                Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ZERO),
                        ReachableServers.any())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();

            assertThatThrownBy(() -> download.to(
                            "http://127.0.0.1:" + full.getLocalPort() + "/", folder.resolve("target"), 1000, () -> {}))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("HttpConnectTimeoutException")
                    .hasMessageContaining("check the address");
        }
    }

    @Test
    void addressesThatLeadInCirclesAreNotFollowedForever() {
        assertProblem(
                "/circle",
                Duration.ofSeconds(20),
                1000,
                DatasetProblem.SOURCE_UNREACHABLE,
                "leads from address to address and to no file (at last 302)");
    }

    @Test
    void serverThatGoesOnWithAnotherFileIsNotBelieved() {
        tag = "\"second\"";
        assertProblem("/careless", Duration.ofSeconds(20), LONG.length, DatasetProblem.SOURCE_CHANGED, "changed while");

        tag = "\"first\"";
        grown = 1;
        assertProblem(
                "/careless",
                Duration.ofSeconds(20),
                LONG.length,
                DatasetProblem.SOURCE_CHANGED,
                "ask for the dataset again");
    }

    @Test
    void whatMayBeASignatureIsNotSaid() {
        assertThatThrownBy(() -> fetch("/nothing?signature=secret", Duration.ofSeconds(20), 1000))
                .hasMessageContaining("/nothing answered 404")
                .hasMessageNotContaining("secret");
    }

    @Test
    void fileAboveTheLimitIsRefused() {
        assertProblem("/text", Duration.ofSeconds(20), 5, DatasetProblem.TEXT_TOO_LARGE, "larger than 5 bytes");
    }

    @Test
    void downloadStopsWhenTheWorkIsToStop() {
        try (var download = new UrlDownload(limits(Duration.ofMinutes(10)), ReachableServers.any())) {
            assertThatThrownBy(() -> download.to(address("/slow"), folder.resolve("target"), 1000, () -> {
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
        }
    }

    private static DownloadLimits limits(Duration timeout) {
        return new DownloadLimits(Duration.ofSeconds(10), timeout, timeout, Duration.ofSeconds(5));
    }

    private void fetch(String path, Duration timeout, long largestBytes) throws IOException {
        try (var download = new UrlDownload(limits(timeout), ReachableServers.any())) {
            download.to(address(path), folder.resolve("target"), largestBytes, () -> {});
        }
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void assertProblem(
            String path, Duration timeout, long largestBytes, DatasetProblem problem, String message) {
        assertThatThrownBy(() -> fetch(path, timeout, largestBytes))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(message);
    }
}

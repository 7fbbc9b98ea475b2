package dev.athanor.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.source.ReachableServers.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that ask to come back later are waited for, and those that nobody may ask are not asked, whoever leads there. */
class UrlMannersTest {

    private static final byte[] TEXT = "Corinth is a city.\n".getBytes(StandardCharsets.UTF_8);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int busyTimes;
    private volatile int busyStatus = 429;
    private volatile @Nullable String retryAfter;
    private volatile String location = "/text";

    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/text", exchange -> answer(exchange, 200));
        server.createContext("/busy", exchange -> {
            if (retryAfter != null) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            answer(exchange, asked.size() < busyTimes ? busyStatus : 200);
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            answer(exchange, 307);
        });
        server.start();
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(status, TEXT.length);
        exchange.getResponseBody().write(TEXT);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503, 504})
    void serverThatAsksToComeBackLaterIsWaitedFor(int status) throws IOException {
        busyStatus = status;
        busyTimes = 2;
        retryAfter = "1";
        Instant begun = Instant.now();

        fetch("/busy", ReachableServers.any(), Duration.ofSeconds(30));

        assertThat(folder.resolve("target")).hasBinaryContent(TEXT);
        assertThat(asked).hasSize(3);
        assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void serverThatDoesNotSayWhenIsAskedAgainAfterASecond() throws IOException {
        busyStatus = 503;
        busyTimes = 1;

        fetch("/busy", ReachableServers.any(), Duration.ofSeconds(30));

        assertThat(folder.resolve("target")).hasBinaryContent(TEXT);
        assertThat(asked).hasSize(2);
    }

    @Test
    void serverThatAsksForMoreThanPatienceIsGivenUpAtOnce() {
        busyTimes = 100;
        retryAfter = "3600";

        assertProblem("/busy", ReachableServers.any(), DatasetProblem.SOURCE_UNREACHABLE)
                .hasMessageContaining("answered 429 and asks to come back in 3600 s: try again then")
                .hasMessageContaining("athanor.data.url.patience");
        assertThat(asked).hasSize(1);
    }

    @Test
    void patienceIsForAllPausesTogether() {
        busyTimes = 100;
        retryAfter = "1";

        assertProblem("/busy", ReachableServers.any(), DatasetProblem.SOURCE_UNREACHABLE)
                .hasMessageContaining("come back in 1 s");
        assertThat(asked).hasSizeBetween(2, 4);
    }

    @Test
    void waitingEndsWhenTheWorkIsToStop() {
        busyTimes = 100;
        retryAfter = "60";
        var looks = new AtomicInteger();

        try (var download = download(ReachableServers.any(), Duration.ofMinutes(10))) {
            assertThatThrownBy(() -> download.to(address("/busy"), folder.resolve("target"), 1000, () -> {
                        if (!asked.isEmpty() && looks.incrementAndGet() > 3) {
                            throw new IllegalStateException("stop");
                        }
                    }))
                    .hasMessage("stop");
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void serverThatIsNotPublicIsNotAsked() {
        assertProblem("/text", new ReachableServers(Scope.PUBLIC, List.of()), DatasetProblem.SOURCE_IS_FORBIDDEN);

        assertThat(asked).isEmpty();
        assertThat(folder.resolve("target")).doesNotExist();
    }

    /** To the addresses of clouds that tell who asks their secrets, to another of this machine, and to one by its name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://127.0.0.2:9/",
                "http://localhost:9/",
                "//[::1]:9/"
            })
    void redirectLeadsToNoServerThatIsNotPublic(String secret) {
        location = secret;
        var servers = new ReachableServers(Scope.PUBLIC, List.of("127.0.0.1"), host -> new InetAddress[] {
            host.equals("localhost") ? InetAddress.ofLiteral("127.0.0.3") : InetAddress.getByName(host)
        });

        assertProblem("/moved", servers, DatasetProblem.SOURCE_IS_FORBIDDEN);

        assertThat(asked).containsExactly("/moved");
    }

    @Test
    void nameThatLeadsElsewhereWhenTheAnswerIsThereIsNotBelieved() {
        var lookups = new AtomicInteger();
        var servers = new ReachableServers(Scope.PUBLIC, List.of(), host ->
                new InetAddress[] {InetAddress.ofLiteral(lookups.incrementAndGet() == 1 ? "8.8.8.8" : "127.0.0.1")});

        assertProblem("/text", servers, DatasetProblem.SOURCE_IS_FORBIDDEN);

        assertThat(lookups).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({"file:///etc/passwd", "ftp://127.0.0.1/text", "http:///nowhere", "http://[broken"})
    void redirectToWhatIsNoServerIsNotFollowed(String elsewhere) {
        location = elsewhere;

        assertProblem("/moved", ReachableServers.any(), DatasetProblem.SOURCE_UNREACHABLE)
                .hasMessageContaining("leads from address to address and to no file (at last 307)");
        assertThat(asked).containsExactly("/moved");
    }

    private AbstractThrowableAssert<?, ?> assertProblem(String path, ReachableServers servers, DatasetProblem problem) {
        return assertThatThrownBy(() -> fetch(path, servers, Duration.ofSeconds(3)))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private void fetch(String path, ReachableServers servers, Duration patience) throws IOException {
        try (var download = download(servers, patience)) {
            download.to(address(path), folder.resolve("target"), 1000, () -> {});
        }
    }

    private static UrlDownload download(ReachableServers servers, Duration patience) {
        var wait = Duration.ofSeconds(20);
        return new UrlDownload(new DownloadLimits(wait, wait, Duration.ofMinutes(10), patience), servers);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}

package dev.athanor.data;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.sun.net.httpserver.HttpServer;
import dev.athanor.contracts.address.DatasetJobAddress;
import dev.athanor.data.catalogue.JobView;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nothing can be learnt from goes the whole way: sent along, it is refused at once; fetched, its job fails. Either says
 * what is wrong and what to do, and nothing stays in the store, in the catalogue or on the disk.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
@TestProfile(BadInputIT.Impatient.class)
class BadInputIT {

    /** Where clouds tell a machine who it is, and its keys. */
    private static final String SECRETS = "http://169.254.169.254/latest/meta-data/";

    private static final Path WORK = Path.of("target/bad-input").toAbsolutePath();

    /** Gives silent servers up soon, and fetches from public servers and its own machine alone. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "athanor.data.silence-timeout", "2s",
                    "athanor.data.url.patience", "1s",
                    "athanor.data.url.servers", "public",
                    "athanor.data.url.allow", "127.0.0.1,192.168.77.0/24",
                    "athanor.data.folder", WORK.toString());
        }
    }

    @Inject
    ArtifactStore store;

    @TempDir
    Path folder;

    private final CountDownLatch released = new CountDownLatch(1);
    private volatile byte[] served = {};
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/file", exchange -> {
            exchange.sendResponseHeaders(200, served.length);
            exchange.getResponseBody().write(served);
            exchange.close();
        });
        server.createContext("/silent", exchange -> hang());
        server.createContext("/stalling", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[] {'a', 'b', 'c'});
            exchange.getResponseBody().flush();
            hang();
        });
        server.createContext("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "3600");
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.createContext("/leading-inside", exchange -> {
            exchange.getResponseHeaders().add("Location", SECRETS);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    private void hang() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void badFileThatIsSentAlongIsRefusedAtOnce(BadFile file) throws IOException {
        String name = "sent-" + file.word();

        RequestedJobs.upload(file.request(name), "file", file.content(folder))
                .then()
                .statusCode(file.status())
                .contentType("application/problem+json")
                .body("code", equalTo(file.code()))
                .body("detail", containsString(file.saying()))
                .body("detail", containsString(file.advice()));

        given().get("/api/datasets/" + name).then().statusCode(404);
        assertThat(store.list("uploads/")).isEmpty();
        assertNothingStays(name);
    }

    @ParameterizedTest
    @EnumSource
    void badFileThatIsFetchedFailsItsJob(BadFile file) throws IOException {
        String name = "fetched-" + file.word();
        served = file.content(folder);

        var job = RequestedJobs.failed(file.request(name)
                .replaceFirst(
                        "\\{", "{\"source\": {\"kind\": \"url\", \"url\": \"%s\"}, ".formatted(address("/file"))));

        assertThat(job.failure()).isNotNull();
        assertThat(job.failure().code()).isEqualTo(file.code());
        assertThat(job.failure().message()).contains(file.saying(), file.advice());
        assertFailedWithoutATrace(name, job);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/stalling"})
    void serverThatHangsFailsTheJob(String path) throws IOException {
        String name = "hanging-" + path.substring(1);

        var job = RequestedJobs.failed(
                "{\"name\": \"%s\", \"source\": {\"kind\": \"url\", \"url\": \"%s\"}}".formatted(name, address(path)));

        assertThat(job.failure()).isNotNull();
        assertThat(job.failure().code()).isEqualTo("source-unreachable");
        assertThat(job.failure().message()).contains("check the address, or download the file and upload it");
        assertFailedWithoutATrace(name, job);
    }

    @Test
    void serverThatIsBusyForTooLongFailsTheJob() throws IOException {
        var job = RequestedJobs.failed(
                "{\"name\": \"busy\", \"source\": {\"kind\": \"url\", \"url\": \"%s\"}}".formatted(address("/busy")));

        assertThat(job.failure()).isNotNull();
        assertThat(job.failure().code()).isEqualTo("source-unreachable");
        assertThat(job.failure().message()).contains("answered 503 and asks to come back in 3600 s");
        assertFailedWithoutATrace("busy", job);
    }

    @Test
    void serverThatNobodyShallReachIsNotAskedWhoeverLeadsThere() throws IOException {
        for (var address : List.of(SECRETS, address("/leading-inside"))) {
            String name = address.equals(SECRETS) ? "inside" : "leading-inside";

            var job = RequestedJobs.failed(
                    "{\"name\": \"%s\", \"source\": {\"kind\": \"url\", \"url\": \"%s\"}}".formatted(name, address));

            assertThat(job.failure()).isNotNull();
            assertThat(job.failure().code()).isEqualTo("source-is-forbidden");
            assertThat(job.failure().message()).contains("The server 169.254.169.254", "upload the file");
            assertFailedWithoutATrace(name, job);
        }
    }

    @Test
    void pathInAnArchiveThatClimbsOutOfItsFolderLeadsNowhere() throws IOException {
        String outside = "athanor-climbed-out-";
        List<String> names = IntStream.range(0, 40)
                .mapToObj(number -> "../".repeat(number % 8) + (number % 2 == 0 ? "tmp/" : "") + outside + number)
                .toList();

        var job = RequestedJobs.completed(
                RequestedJobs.upload("{\"name\": \"climbing\"}", "climbing.zip", BadFiles.zip(names)));

        assertThat(job.version()).isNotNull();
        assertNothingLiesOutside(outside);
        assertThat(store.list("")).noneMatch(key -> key.contains(outside) || key.contains(".."));
    }

    private static void assertNothingLiesOutside(String beginning) throws IOException {
        for (Path start :
                List.of(WORK, Path.of(System.getProperty("java.io.tmpdir"), "folder", "of", "an", "upload"))) {
            for (Path above = start.getParent(); above != null; above = above.getParent()) {
                for (Path place : List.of(above, above.resolve("tmp"))) {
                    assertThat(place.toFile().list((_, name) -> name.startsWith(beginning)))
                            .as("files in %s", place)
                            .isNullOrEmpty();
                }
            }
        }
    }

    @Test
    void pathInARequestThatClimbsOutOfItsFolderIsRefused() {
        RequestedJobs.post("{\"name\": \"../../etc\", \"source\": {\"kind\": \"synthetic\", \"characters\": 5000}}")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("violations.path", hasItem("name"));
        RequestedJobs.post("{\"name\": \"climber\", \"source\": {\"kind\": \"object\", \"bucket\": \"../other\", "
                        + "\"key\": \"a.txt\"}}")
                .then()
                .statusCode(400)
                .body("violations.path", hasItem("source.bucket"));
        RequestedJobs.post(
                        "{\"name\": \"climber\", \"source\": {\"kind\": \"object\", \"key\": \"a/../../etc/passwd\"}}")
                .then()
                .statusCode(400)
                .body("violations.path", hasItem("source.key"))
                .body("violations[0].message", containsString("no part that is . or .."));
        RequestedJobs.post("{\"name\": \"climber\", \"source\": {\"kind\": \"objects\", \"pattern\": \"../*.txt\"}}")
                .then()
                .statusCode(400)
                .body("violations.path", hasItem("source.pattern"));
        RequestedJobs.post("{\"name\": \"climber\", \"source\": {\"kind\": \"upload\", \"upload\": \"../../etc\"}}")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-upload"));
        RequestedJobs.post("{\"name\": \"climber\", \"source\": {\"kind\": \"url\", \"url\": \"file:///etc/passwd\"}}")
                .then()
                .statusCode(400)
                .body("violations.path", hasItem("source.url"));
        given().get("/api/datasets/climber").then().statusCode(404);
    }

    /** The catalogue knows that the job failed, and nothing else. */
    private void assertFailedWithoutATrace(String name, JobView job) throws IOException {
        given().get("/api/datasets/" + name)
                .then()
                .statusCode(200)
                .body("versions", equalTo(List.of()))
                .body("jobs.size()", equalTo(1))
                .body(
                        "jobs[0].failure.code",
                        equalTo(String.valueOf(job.failure().code())));
        assertThat(store.exists(new DatasetJobAddress(job.job()).upload())).isFalse();
        assertNothingStays(name);
    }

    private void assertNothingStays(String name) throws IOException {
        assertThat(store.list("datasets/" + name + "/")).isEmpty();
        try (var left = Files.walk(WORK)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}

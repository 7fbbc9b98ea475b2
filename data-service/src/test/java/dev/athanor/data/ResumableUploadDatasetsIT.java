package dev.athanor.data;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.ResumableUploadAddress;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.Sha256;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads over tus 1.0, and datasets of them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class ResumableUploadDatasetsIT {

    private static final byte[] TEXT =
            "Much is to come, and some of it twice.\n".repeat(5000).getBytes(StandardCharsets.UTF_8);
    private static final String BYTES = "application/offset+octet-stream";
    private static final String REQUEST = """
            {"name": "%s", "source": {"kind": "upload", "upload": "%s"}%s}""";

    @Inject
    ArtifactStore store;

    @TestHTTPResource
    URI service;

    @Test
    void uploadWhoseConnectionWasCutGoesOnAndBecomesADataset() throws IOException {
        String location = create(TEXT.length, "text.txt");

        sendAndCut(location, TEXT.length, Arrays.copyOf(TEXT, 70_000));
        long arrived = await().atMost(Duration.ofSeconds(20)).until(() -> offset(location), offset -> offset > 0);
        assertThat(arrived).isLessThanOrEqualTo(70_000);
        patch(location, arrived, Arrays.copyOfRange(TEXT, (int) arrived, TEXT.length))
                .then()
                .statusCode(204)
                .header("Upload-Offset", equalTo(String.valueOf(TEXT.length)));
        var job = RequestedJobs.completed(REQUEST.formatted("cut-off", id(location), ""));

        var description = FolderReader.find(store, new DatasetAddress("cut-off", job.version()).prefix())
                .orElseThrow()
                .attributes(DatasetDescription.class);
        assertThat(description.sourceSha256()).isEqualTo(Sha256.of(TEXT));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> store.list(address(location).prefix()).isEmpty());
    }

    @Test
    void uploadOfAJobThatFailedServesTheNext() {
        String location = create(TEXT.length, "text.txt");
        patch(location, 0, TEXT).then().statusCode(204);

        var failed = RequestedJobs.failed(REQUEST.formatted(
                "tries", id(location), ", \"tokenizer\": {\"kind\": \"bpe\", \"vocabularySize\": 9000}"));
        assertThat(failed.failure()).isNotNull();
        assertThat(failed.failure().code()).isEqualTo("vocabulary-too-large");

        RequestedJobs.completed(REQUEST.formatted("tries", id(location), ""));
    }

    @Test
    void nameOfTheFileTellsTheFormat() {
        var table = new StringBuilder("text,label\n");
        for (int i = 0; i < 60; i++) {
            table.append("Row number %d.,%d\n".formatted(i, i % 2));
        }
        byte[] rows = table.toString().getBytes(StandardCharsets.UTF_8);
        String location = create(rows.length, "rows.csv");
        patch(location, 0, rows).then().statusCode(204);

        var job = RequestedJobs.completed(REQUEST.formatted(
                "rows-in-parts", id(location), ", \"form\": \"labelled\", \"validationFraction\": 0.5"));

        assertThat(job.version()).isNotEmpty();
    }

    @Test
    void incompleteUploadIsNoSource() {
        String location = create(100, "text.txt");
        patch(location, 0, new byte[40]).then().statusCode(204);

        RequestedJobs.post(REQUEST.formatted("incomplete", id(location), ""))
                .then()
                .statusCode(409)
                .body("code", equalTo("upload-is-incomplete"))
                .body("detail", containsString("40 of 100 bytes have arrived"));
        RequestedJobs.post(REQUEST.formatted("unknown", "../../datasets", ""))
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-upload"));
    }

    @Test
    void serverSaysWhatItCanDo() {
        given().options("/api/uploads")
                .then()
                .statusCode(204)
                .header("Tus-Resumable", "1.0.0")
                .header("Tus-Version", "1.0.0")
                .header("Tus-Extension", "creation,expiration,termination")
                .header("Tus-Max-Size", String.valueOf(2L << 30));
    }

    @Test
    void stateOfAnUploadIsTold() {
        String location = create(100, "text.txt");

        tus().head(location)
                .then()
                .statusCode(200)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", "0")
                .header("Upload-Length", "100")
                .header("Upload-Metadata", "filename " + base64("text.txt"))
                .header("Upload-Expires", notNullValue())
                .header("Cache-Control", "no-store");
    }

    @Test
    void uploadThatIsGivenUpLeavesNothing() {
        String location = create(100, "text.txt");
        patch(location, 0, new byte[40]).then().statusCode(204);

        tus().delete(location).then().statusCode(204);

        assertThat(store.list(address(location).prefix())).isEmpty();
        tus().head(location).then().statusCode(404).header("Tus-Resumable", "1.0.0");
        patch(location, 40, new byte[60]).then().statusCode(404);
        tus().delete(location).then().statusCode(404);
    }

    @Test
    void clientThatCannotPatchSaysWhatItMeans() {
        String location = create(10, "text.txt");

        tus().header("X-HTTP-Method-Override", "PATCH")
                .header("Upload-Offset", "0")
                .contentType(BYTES)
                .body(new byte[10])
                .post(location)
                .then()
                .statusCode(204)
                .header("Upload-Offset", "10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5   | application/offset+octet-stream | 1.0.0 | 409
            ten | application/offset+octet-stream | 1.0.0 | 400
            0   | application/octet-stream        | 1.0.0 | 415
            0   | application/offset+octet-stream | 0.2.2 | 412
            """)
    void whatCannotGoOnIsRefused(String offset, String contentType, String version, int status) {
        String location = create(10, "text.txt");

        given().header("Tus-Resumable", version)
                .header("Upload-Offset", offset)
                .contentType(contentType)
                .body(new byte[10])
                .patch(location)
                .then()
                .statusCode(status)
                .header("Tus-Resumable", "1.0.0");
        assertThat(offset(location)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'', '', 400", "-1, '', 400", "3000000000, '', 413", "10, 'filename %%%', 400"})
    void whatCannotBeginIsRefused(String length, String metadata, int status) {
        tus().header("Upload-Length", length)
                .header("Upload-Metadata", metadata)
                .post("/api/uploads")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Tus-Resumable", "1.0.0");
    }

    private static String create(int length, String name) {
        var created = tus().header("Upload-Length", length)
                .header("Upload-Metadata", "filename " + base64(name))
                .post("/api/uploads");
        assertThat(created.statusCode()).as(created.body().asString()).isEqualTo(201);
        assertThat(created.header("Upload-Expires")).isNotNull();
        assertThat(created.header("Location")).startsWith("/api/uploads/");
        return created.header("Location");
    }

    /** As a client whose network goes away: the announced rest never comes. */
    private void sendAndCut(String location, int announced, byte[] sent) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            var out = socket.getOutputStream();
            out.write("""
                    PATCH %s HTTP/1.1\r
                    Host: localhost\r
                    Tus-Resumable: 1.0.0\r
                    Upload-Offset: 0\r
                    Content-Type: %s\r
                    Content-Length: %d\r
                    \r
                    """.formatted(location, BYTES, announced).getBytes(StandardCharsets.US_ASCII));
            out.write(sent);
            out.flush();
        }
    }

    private static Response patch(String location, long offset, byte[] bytes) {
        return tus().header("Upload-Offset", offset)
                .contentType(BYTES)
                .body(bytes)
                .patch(location);
    }

    private static long offset(String location) {
        return Long.parseLong(tus().head(location).header("Upload-Offset"));
    }

    private static RequestSpecification tus() {
        return given().header("Tus-Resumable", "1.0.0");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static ResumableUploadAddress address(String location) {
        return new ResumableUploadAddress(id(location));
    }
}

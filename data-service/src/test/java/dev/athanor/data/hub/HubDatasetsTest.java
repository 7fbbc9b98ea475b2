package dev.athanor.data.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubDatasetsTest {

    private static final String STORIES = "tales/stories";
    private static final String CONVERTED = "c0ffee".repeat(6) + "c0ff";
    private static final String FIRST = "0123456789".repeat(4);
    private static final byte[] ANY = {1};

    private HubServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new HubServer();
        server.putConverted(
                STORIES,
                CONVERTED,
                Map.of(
                        "de/train/0000.parquet", ANY,
                        "en/test/0000.parquet", ANY,
                        "en/train/0001.parquet", ANY,
                        "en/train/0000.parquet", ANY,
                        "en/train/0002.parquet", ANY));
        server.put(
                STORIES,
                "v1",
                FIRST,
                Map.of(
                        "README.md",
                        ANY,
                        "data/train-00000-of-00002.parquet",
                        ANY,
                        "data/train-00001-of-00002.parquet",
                        ANY));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void conversionIsTakenWhereNoRevisionIsNamed() throws IOException {
        var pinned = pin("en", "train", null);

        assertThat(pinned)
                .isEqualTo(new TextSource.HubDataset(STORIES, "en", "train", "refs/convert/parquet", CONVERTED, null));
        assertThat(files(pinned))
                .containsExactly("en/train/0000.parquet", "en/train/0001.parquet", "en/train/0002.parquet");
    }

    @Test
    void revisionBecomesTheCommitThatItMeans() throws IOException {
        var pinned = pin(null, null, "v1");

        assertThat(pinned).isEqualTo(new TextSource.HubDataset(STORIES, "default", "train", "v1", FIRST, null));
        assertThat(files(pinned))
                .containsExactly("data/train-00000-of-00002.parquet", "data/train-00001-of-00002.parquet");
    }

    @Test
    void filesStayThoseOfTheCommitWhenTheRevisionMovesOn() throws IOException {
        var pinned = pin(null, null, "v1");
        server.put(STORIES, "v1", "9".repeat(40), Map.of("data/train-00000-of-00001.parquet", ANY));

        assertThat(files(pinned)).hasSize(2);
        assertThat(pin(null, null, "v1").commit()).isEqualTo("9".repeat(40));
    }

    @Test
    void datasetThatIsNotConvertedIsTakenFromItsOwnFiles() throws IOException {
        server.put("tales/new", "main", FIRST, Map.of("train-00000-of-00001.parquet", ANY));

        try (var client = client(null)) {
            var pinned = new HubDatasets(client).pin(wish("tales/new", null, null, null), () -> {});

            assertThat(pinned.revision()).isEqualTo("main");
            assertThat(pinned.configuration()).isEqualTo("default");
            assertThat(pinned.split()).isEqualTo("train");
        }
    }

    @Test
    void whatIsNotThereIsAnsweredWithWhatIs() {
        assertProblem(
                () -> pin(null, null, null),
                DatasetProblem.SOURCE_NOT_FOUND,
                "tales/stories has several configurations: name one of de, en.");
        assertProblem(
                () -> pin("fr", null, null),
                DatasetProblem.SOURCE_NOT_FOUND,
                "tales/stories has no configuration 'fr': name one of de, en.");
        assertProblem(
                () -> pin("en", "dev", null),
                DatasetProblem.SOURCE_NOT_FOUND,
                "tales/stories (en) has no split 'dev': name one of test, train.");
        assertProblem(
                () -> pin(null, null, "v7"),
                DatasetProblem.SOURCE_NOT_FOUND,
                "The dataset tales/stories has no revision v7");
    }

    @Test
    void datasetThatDoesNotExistIsNamed() {
        try (var client = client(null)) {
            assertProblem(
                    () -> new HubDatasets(client).pin(wish("tales/none", null, null, null), () -> {}),
                    DatasetProblem.SOURCE_NOT_FOUND,
                    "The hub has no dataset tales/none");
        }
    }

    @Test
    void datasetWithoutParquetFilesIsSaidToHaveNone() {
        server.put("tales/pictures", "main", FIRST, Map.of("a.png", ANY));

        try (var client = client(null)) {
            assertProblem(
                    () -> new HubDatasets(client).pin(wish("tales/pictures", null, null, null), () -> {}),
                    DatasetProblem.SOURCE_NOT_FOUND,
                    "has no Parquet files at its revision main");
        }
    }

    @Test
    void privateDatasetWantsATokenAndSaysHowToSetIt() throws IOException {
        server.setToken("hf_right");

        assertProblem(
                () -> pin("en", "train", null),
                DatasetProblem.SOURCE_IS_FORBIDDEN,
                "(401). If it is private or gated, accept its conditions on the hub and set athanor.data.hub.token (in the environment ATHANOR_DATA_HUB_TOKEN)");
        try (var client = client("hf_wrong")) {
            assertThatThrownBy(() -> new HubDatasets(client).pin(wish(STORIES, "en", "train", null), () -> {}))
                    .hasMessageContaining("the one that is set may not")
                    .hasMessageNotContaining("hf_wrong");
        }
        try (var client = client("hf_right")) {
            assertThat(new HubDatasets(client)
                            .pin(wish(STORIES, "en", "train", null), () -> {})
                            .commit())
                    .isEqualTo(CONVERTED);
        }
    }

    @Test
    void tokenGoesToNobodyButTheHub() throws IOException {
        server.setToken("hf_right");
        server.put(
                STORIES,
                "v2",
                "2".repeat(40),
                Map.of("small/train/0000.parquet", ANY, "large/train/0000.parquet", ANY));

        try (var client = client("hf_right")) {
            var hub = new HubDatasets(client);
            var pinned = hub.pin(wish(STORIES, "large", "train", "v2"), () -> {});

            assertThat(hub.file(pinned, "small/train/0000.parquet", () -> {}).credentials())
                    .containsEntry("Authorization", "Bearer hf_right");
            var elsewhere = hub.file(pinned, "large/train/0000.parquet", () -> {});
            assertThat(elsewhere.credentials()).isEmpty();
            assertThat(elsewhere.address().getPort())
                    .isNotEqualTo(server.address().getPort());
            assertThat(elsewhere.toString()).doesNotContain("secret");
        }
        assertThat(new HubSettings(server.address(), "hf_right", Duration.ZERO).toString())
                .doesNotContain("hf_right");
    }

    @Test
    void hubThatIsAskedTooMuchIsAskedAgainWhenItSays() throws IOException {
        var inASecond = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
        for (String comeBack : new String[] {"1", inASecond, "soon"}) {
            server.asked().clear();
            server.refuseNext(1, comeBack);
            var before = Instant.now();

            assertThat(pin("en", "train", null).commit()).isEqualTo(CONVERTED);

            assertThat(server.asked().subList(0, 2)).containsOnly("GET /api/datasets/tales/stories/parquet");
            if (comeBack.equals("1")) {
                assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void hubThatAsksForTooMuchPatienceIsGivenUpAtOnce() {
        server.refuseNext(1, "3600");

        assertProblem(
                () -> pin("en", "train", null),
                DatasetProblem.SOURCE_UNREACHABLE,
                "answered 429 and asks to come back in 3600 s: try again then, set athanor.data.hub.token for a higher limit");
    }

    @Test
    void waitingEndsWhenTheWorkIsToStop() {
        server.refuseNext(1, "8");

        try (var client = client(null)) {
            assertThatThrownBy(() -> new HubDatasets(client).pin(wish(STORIES, null, null, null), () -> {
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
        }
    }

    @Test
    void hubThatLeadsInCirclesIsNotFollowedForever() {
        try (var client = new HubClient(
                new HubSettings(URI.create(server.address() + "/circle"), null, Duration.ofSeconds(10)))) {
            assertProblem(
                    () -> new HubDatasets(client).pin(wish(STORIES, null, null, null), () -> {}),
                    DatasetProblem.SOURCE_UNREACHABLE,
                    "leads in circles");
        }
    }

    @Test
    void hubThatIsNotThereIsUnreachable() {
        server.close();

        assertProblem(() -> pin("en", "train", null), DatasetProblem.SOURCE_UNREACHABLE, "athanor.data.hub.url");
    }

    private TextSource.HubDataset pin(@Nullable String configuration, @Nullable String split, @Nullable String revision)
            throws IOException {
        try (var client = client(null)) {
            return new HubDatasets(client).pin(wish(STORIES, configuration, split, revision), () -> {});
        }
    }

    private List<String> files(TextSource.HubDataset pinned) throws IOException {
        try (var client = client(null)) {
            return new HubDatasets(client).files(pinned, () -> {});
        }
    }

    private HubClient client(@Nullable String token) {
        return new HubClient(new HubSettings(server.address(), token, Duration.ofSeconds(10)));
    }

    private static TextSource.HubDataset wish(
            String dataset, @Nullable String configuration, @Nullable String split, @Nullable String revision) {
        return new TextSource.HubDataset(dataset, configuration, split, revision, null, null);
    }

    private static void assertProblem(ThrowableAssert.ThrowingCallable call, DatasetProblem problem, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(message);
    }
}

package dev.athanor.data;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.data.catalogue.JobView;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Versions that are made again, derived from each other, and removed. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class LineageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ArtifactStore store;

    @Inject
    EventPublisher publisher;

    @Test
    void uploadIsMadeAgainAsTheSameVersion() {
        var version = uploaded("again", "", rows("again", 60));

        assertThat(completed(given().post("/api/datasets/again/versions/latest/rebuild"))
                        .version())
                .isEqualTo(version);
    }

    @Test
    void objectThatChangedGivesAnotherVersionThatSaysSo() {
        store.put("tables/changing.jsonl", rows("before", 60).getBytes(StandardCharsets.UTF_8));
        var request =
                "{\"name\": \"changing\", \"source\": {\"kind\": \"object\", \"key\": \"tables/changing.jsonl\"}}";
        var before = completed(
                        given().contentType("application/json").body(request).post("/api/datasets"))
                .version();
        store.put("tables/changing.jsonl", rows("after", 60).getBytes(StandardCharsets.UTF_8));

        var after = completed(given().post("/api/datasets/changing/versions/latest/rebuild"))
                .version();

        assertThat(after).isNotEqualTo(before);
        given().get("/api/datasets/changing/versions/" + after)
                .then()
                .statusCode(200)
                .body("since", equalTo(before))
                .body("changes.path", hasItem("sourceSha256"))
                .body("description.recipe.source.key", equalTo("tables/changing.jsonl"));
        given().get("/api/datasets/changing/versions/%s/changes?since=%s".formatted(before, before))
                .then()
                .body("$", empty());
    }

    @Test
    void partsStandBehindEachOtherAndKnowEachOther() {
        var one = uploaded("part-one", "", rows("one", 40));
        var two = uploaded("part-two", "", rows("two", 20));

        derived(
                "whole",
                "[{\"dataset\": \"part-one\"}, {\"dataset\": \"part-two\", \"version\": \"%s\"}]".formatted(two),
                "");

        var texts = texts("whole");
        assertThat(count(texts, "one")).isEqualTo(40);
        assertThat(count(texts, "two")).isEqualTo(20);
        given().get("/api/datasets/whole/versions/latest")
                .then()
                .body("derivedFrom.dataset", contains("part-one", "part-two"))
                .body("derivedFrom.version", contains(one, two));
        given().get("/api/datasets/part-one/versions/latest")
                .then()
                .body("dependents.datasets.dataset", contains("whole"));
    }

    @Test
    void mixHasTheWeightsThatWereAskedForAndIsTheSameEachTime() {
        uploaded("rare", "", rows("rare", 30));
        uploaded("frequent", "", rows("frequent", 400));
        var parts = "[{\"dataset\": \"rare\", \"weight\": 0.25}, {\"dataset\": \"frequent\", \"weight\": 0.75}]";

        var first = derived("mixed", parts, "");
        var second = derived("mixed", parts, "");

        assertThat(second).isEqualTo(first);
        var texts = texts("mixed");
        assertThat(count(texts, "rare")).isEqualTo(30);
        assertThat(count(texts, "frequent")).isEqualTo(90);
    }

    @Test
    void derivedDatasetMayBeAFilteredOne() {
        uploaded("unfiltered", "", rows("row", 100));

        derived("filtered", "[{\"dataset\": \"unfiltered\"}]", ", \"selection\": {\"where\": \"text like '%0.'\"}");

        assertThat(count(texts("filtered"), "row")).isEqualTo(10);
        given().get("/api/datasets/filtered/latest/statistics").then().body("unselectedRows", equalTo(90));
    }

    @Test
    void whatOthersDependOnIsRemovedOnlyByForce() {
        var version = uploaded("parent", "", rows("parent", 50));
        var child = derived("child", "[{\"dataset\": \"parent\"}]", "");
        publisher.publishAndWait(new TrainingJobEvent.Requested(
                "run-of-parent",
                RunConfigurations.resolve(
                        RunConfigurations.parse("{name: play, dataset: parent@%s, preset: tiny}".formatted(version)))));
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/api/datasets/parent/versions/latest")
                .then()
                .body("dependents.runs", contains("run-of-parent")));

        given().delete("/api/datasets/parent/versions/latest")
                .then()
                .statusCode(409)
                .body("code", equalTo("dataset-in-use"))
                .body(
                        "detail",
                        equalTo(
                                ("'parent' is depended upon, by the dataset child@%s, the run run-of-parent: remove those first,"
                                                + " or say force=true (on the command line --yes) to remove it all the same.")
                                        .formatted(child)))
                .body("dependents.datasets[0].dataset", equalTo("child"))
                .body("dependents.datasets[0].version", equalTo(child))
                .body("dependents.runs", contains("run-of-parent"));
        assertThat(store.list("datasets/parent/")).isNotEmpty();

        completed(given().delete("/api/datasets/parent/versions/latest?force=true"));

        assertThat(store.list("datasets/parent/")).isEmpty();
        given().get("/api/datasets/parent").then().statusCode(200).body("versions", hasSize(0));
        given().get("/api/datasets/parent/latest/preview").then().statusCode(404);
        given().get("/api/datasets").then().body("findAll { it.name == 'parent' }", empty());
        given().delete("/api/datasets/parent?force=true").then().statusCode(404);
    }

    @Test
    void removedFilesAreThoseThatNothingElseIsMadeOf() {
        var rows = rows("kept", 50);
        uploaded("kept", "", rows);
        uploaded("also-kept", ", \"splitSeed\": 3", rows);
        int before = store.list("sources/").size();

        completed(given().delete("/api/datasets/kept"));
        assertThat(store.list("sources/")).hasSize(before);

        completed(given().delete("/api/datasets/also-kept"));
        assertThat(store.list("sources/")).hasSize(before - 1);
    }

    @Test
    void removedVersionComesBackWhenItIsMadeAgain() {
        var rows = rows("phoenix", 50);
        var version = uploaded("phoenix", "", rows);
        completed(given().delete("/api/datasets/phoenix"));

        assertThat(uploaded("phoenix", "", rows)).isEqualTo(version);
        given().get("/api/datasets/phoenix").then().body("versions.version", contains(version));
    }

    @Test
    void previewShowsWhereTokensMeet() {
        uploaded("pieces", ", \"tokenizer\": {\"kind\": \"bpe\", \"vocabularySize\": 265}", rows("Grüße an die", 60));

        var sample = given().get("/api/datasets/pieces/latest/preview?split=train&pieces=true&tokens=40")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        String text = sample.getString("samples[0].text");
        List<Integer> starts = sample.getList("samples[0].pieces.start");
        List<Integer> ends = sample.getList("samples[0].pieces.end");
        assertThat(sample.getList("samples[0].pieces.id")).isEqualTo(sample.getList("samples[0].tokens"));
        assertThat(sample.<String>getList("samples[0].pieces.token")).noneMatch(String::isEmpty);
        assertThat(IntStream.range(0, starts.size())
                        .mapToObj(piece -> text.substring(starts.get(piece), ends.get(piece)))
                        .collect(Collectors.joining()))
                .isEqualTo(text);
        given().get("/api/datasets/pieces/latest/preview").then().body("samples[0].pieces", equalTo(null));
    }

    @Test
    void partThatIsNotThereIsNamed() {
        given().contentType("application/json")
                .body(
                        "{\"name\": \"orphan\", \"source\": {\"kind\": \"derived\", \"parts\": [{\"dataset\": \"nobody\"}]}}")
                .post("/api/datasets")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-dataset"));
        given().contentType("application/json")
                .body(
                        "{\"name\": \"orphan\", \"source\": {\"kind\": \"derived\", \"parts\": [{\"dataset\": \"a\", \"weight\": 0}]}}")
                .post("/api/datasets")
                .then()
                .statusCode(400)
                .body("violations.path", contains("source.parts[0].weight"));
    }

    private static String rows(String word, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{\"text\": \"%s %d.\"}\n".formatted(word, number))
                .collect(Collectors.joining());
    }

    private static List<String> texts(String dataset) {
        var train = given().get("/api/datasets/%s/latest/preview?split=train&tokens=4096".formatted(dataset));
        var validation = given().get("/api/datasets/%s/latest/preview?split=validation&tokens=4096".formatted(dataset));
        return List.of(
                train.jsonPath().getString("samples[0].text"),
                validation.jsonPath().getString("samples[0].text"));
    }

    private static long count(List<String> texts, String word) {
        return texts.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(word + " "))
                .count();
    }

    private static String uploaded(String name, String more, String rows) {
        return completed(given().multiPart("request", "{\"name\": \"%s\"%s}".formatted(name, more), "application/json")
                        .multiPart("file", "rows.jsonl", rows.getBytes(StandardCharsets.UTF_8), "application/jsonl")
                        .post("/api/datasets"))
                .version();
    }

    private static String derived(String name, String parts, String more) {
        return completed(given().contentType("application/json")
                        .body("{\"name\": \"%s\", \"source\": {\"kind\": \"derived\", \"parts\": %s}%s}"
                                .formatted(name, parts, more))
                        .post("/api/datasets"))
                .version();
    }

    private static JobView completed(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.body().asString()).isEqualTo(202);
        var job = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> given().get(accepted.header("Location")), answer -> List.of("completed", "failed")
                        .contains(answer.path("state")))
                .as(JobView.class);
        assertThat(job.state()).as(String.valueOf(job.failure())).isEqualTo("completed");
        return job;
    }
}

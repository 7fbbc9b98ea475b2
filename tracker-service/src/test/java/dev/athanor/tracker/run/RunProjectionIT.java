package dev.athanor.tracker.run;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.wiring.BrokerConnection;
import dev.athanor.tracker.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class RunProjectionIT {

    @Inject
    EventPublisher publisher;

    @Inject
    BrokerConnection broker;

    private Log log;

    @BeforeEach
    void there() {
        log = new Log(publisher);
    }

    @Test
    void completedRunTellsItsWholeLife() {
        var id = log.start("whole-life");
        log.say(
                new RunEvent.Progressed(id, 1, 500, 2000, 2.5, 18_000, 83),
                new RunEvent.StepSkipped(id, 1, 501),
                new RunEvent.CheckpointSaved(id, 1, 1000, "runs/x/1000", 10, "a", 2.0, null),
                new RunEvent.CheckpointSaved(id, 1, 1500, "runs/x/1500", 10, "b", 1.9, null),
                new RunEvent.CheckpointSaved(id, 1, 2000, "runs/x/2000", 10, "c", null, null),
                new RunEvent.Completed(id, 1, 2000, "runs/x/2000", 1.88, 1_536_000, 18_100, 84.5));

        await().untilAsserted(() -> run(id).body("state", equalTo("completed")));

        run(id).body("attempt", equalTo(1))
                .body("step", equalTo(2000))
                .body("loss", equalTo(2.5f))
                .body("validationLoss", equalTo(1.88f))
                .body("secondsLeft", nullValue())
                .body("provenance.libtorch", equalTo("2.7.1"))
                .body("skippedSteps", equalTo(List.of(501)))
                .body("checkpoints.step", equalTo(List.of(2000, 1500, 1000)))
                .body("checkpoints.kept", equalTo(List.of(true, true, false)))
                .body("attempts.outcome", equalTo(List.of("completed")))
                .body("endedAt", notNullValue());
    }

    @Test
    void sameEventTwiceChangesNothing() {
        var id = log.start("twice");
        var checkpoint = new RunEvent.CheckpointSaved(id, 1, 1000, "runs/x/1000", 10, "a", 2.0, null);
        var completed = new RunEvent.Completed(id, 1, 2000, "runs/x/2000", 1.88, 1_536_000, 18_100, 84.5);
        log.say(checkpoint, completed);
        await().untilAsserted(() -> run(id).body("state", equalTo("completed")));
        var before = get("/api/runs/" + id).asString();

        log.say(checkpoint, completed, new RunEvent.Claimed(id, 1, "trainer-1"));
        log.say(new TrainingJobEvent.Requested(id, Log.configuration("another-name", 1)));
        barrier();

        assertThat(get("/api/runs/" + id).asString()).isEqualTo(before);
    }

    @Test
    void lateWordsOfAnOlderAttemptAreIgnored() {
        var id = log.start("late");
        log.say(
                new RunEvent.Claimed(id, 2, "trainer-2"),
                new RunEvent.Started(id, 2, 1000, Log.PROVENANCE),
                new RunEvent.Progressed(id, 1, 1990, 2000, 9.9, 1, 1),
                new RunEvent.Failed(id, 1, 1991, new Failure("killed", "late")));
        barrier();

        run(id).body("state", equalTo("running"))
                .body("attempt", equalTo(2))
                .body("worker", equalTo("trainer-2"))
                .body("step", equalTo(1000))
                .body("loss", nullValue())
                .body("failure", nullValue())
                .body("attempts.attempt", equalTo(List.of(2, 1)))
                .body("attempts[1].outcome", equalTo("lost"));
    }

    @Test
    void releasedRunWaitsForAnotherWorker() {
        var id = log.start("released");
        log.say(new RunEvent.Released(id, 1, 700, "shutdown"));

        await().untilAsserted(() -> run(id).body("attempts[0].outcome", equalTo("released")));

        run(id).body("state", equalTo("requested")).body("worker", nullValue());
    }

    @Test
    void factsThatComeBeforeTheRequestAreKept() {
        var id = "early-bird";
        log.say(new RunEvent.Claimed(id, 1, "trainer-1"), new RunEvent.Started(id, 1, 0, Log.PROVENANCE));
        barrier();
        get("/api/runs/" + id).then().statusCode(404);

        log.say(new TrainingJobEvent.Requested(id, Log.configuration("early", 1)));

        await().untilAsserted(() -> run(id).body("state", equalTo("running")).body("name", equalTo("early")));
    }

    @Test
    void lossThatIsNoNumberIsShownAsSuch() {
        var id = log.start("not-a-number");
        log.say(new RunEvent.Progressed(id, 1, 10, 2000, Double.NaN, 18_000, 83));

        await().untilAsserted(() -> run(id).body("loss", equalTo("NaN")));
    }

    @Test
    void unreadableRecordGoesToTheDeadLettersAsItCameAndTheNextIsTakenIn() {
        try (var producer =
                new KafkaProducer<>(new HashMap<>(broker.settings()), new StringSerializer(), new StringSerializer())) {
            var rubbish = new ProducerRecord<>(Topics.RUNS, "rubbish", "{no event");
            rubbish.headers().add("content-type", "application/json".getBytes(UTF_8));
            var unused = producer.send(rubbish);
        }

        var id = log.start("after-rubbish");

        await().untilAsserted(() -> run(id).body("state", equalTo("running")));
        var letter = await().until(() -> deadLetter("rubbish"), letters -> !letters.isEmpty())
                .getFirst();
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("{no event");
        assertThat(new String(letter.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                .contains("no CloudEvent");
    }

    @Test
    void listIsFilteredOrderedAndPaged() {
        var slow = log.start("listed-slow");
        var fast = log.start("listed-fast");
        var waiting = log.request("listed-waiting");
        log.say(
                new RunEvent.Progressed(slow, 1, 10, 2000, 3.0, 100, 1),
                new RunEvent.Progressed(fast, 1, 10, 2000, 2.0, 900, 1));
        barrier();

        assertThat(ids("name=LISTED-")).containsExactly(waiting, fast, slow);
        assertThat(ids("name=listed-&state=running")).containsExactly(fast, slow);
        assertThat(ids("name=listed-&sort=tokensPerSecond")).containsExactly(slow, fast, waiting);
        assertThat(ids("name=listed-&sort=-tokensPerSecond")).containsExactly(fast, slow, waiting);
        assertThat(ids("name=listed-&dataset=shakespeare@" + Log.VERSION)).hasSize(3);
        assertThat(ids("name=listed-&dataset=other")).isEmpty();

        for (String sort : List.of("requested", "-requested", "loss", "-loss", "name")) {
            String first = get("/api/runs?name=listed-&limit=2&sort=" + sort).path("next");
            var rest = ids("name=listed-&limit=2&sort=%s&cursor=%s".formatted(sort, first));
            assertThat(rest)
                    .as(sort)
                    .hasSize(1)
                    .isEqualTo(ids("name=listed-&sort=" + sort).subList(2, 3));
        }
    }

    @Test
    void questionsThatMakeNoSenseAreRefusedWithASentence() {
        for (String question : List.of("limit=0", "sort=colour", "state=happy", "cursor=rubbish")) {
            get("/api/runs?" + question).then().statusCode(400).body("detail", notNullValue());
        }
        get("/api/runs/no-such-run").then().statusCode(404).body("title", equalTo("No such run"));
        get("/api/runs/NO%20name").then().statusCode(404).body("title", equalTo("No such run"));
        get("/api/runs?name=nothing-is-called-so").then().statusCode(200).body("runs", hasSize(0));
    }

    /** Everything that was said so far stands in the tables. */
    private void barrier() {
        var last = log.start("barrier");
        await().untilAsserted(() -> run(last).body("state", equalTo("running")));
    }

    private static ValidatableResponse run(String id) {
        return get("/api/runs/" + id).then().statusCode(200);
    }

    private static List<String> ids(String question) {
        return get("/api/runs?" + question).path("runs.id");
    }

    private List<ConsumerRecord<String, byte[]>> deadLetter(String key) {
        Map<String, Object> settings = new HashMap<>(broker.settings());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.deadLetters(Topics.RUNS)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            for (var letter : consumer.poll(Duration.ofSeconds(2))) {
                if (key.equals(letter.key())) {
                    found.add(letter);
                }
            }
            return found;
        }
    }
}

package dev.athanor.tracker.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.tracker.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class LiveIT {

    @Inject
    EventPublisher publisher;

    @TestHTTPResource
    URI address;

    @Test
    void everyWatcherHearsWhereTheRunStandsAndThenWhatHappens() throws IOException, InterruptedException {
        var log = new Log(publisher);
        var run = log.start("watched");
        await().untilAsserted(() -> RestAssured.get("/api/runs/" + run).then().statusCode(200));
        try (var one = watch("/api/runs/" + run + "/events");
                var other = watch("/api/runs/" + run + "/events");
                var all = watch("/api/runs/events")) {
            one.awaits("event:state", "\"state\":\"running\"");
            other.awaits("event:state");
            all.awaits("event:heartbeat");

            log.say(
                    new RunEvent.Progressed(run, 1, 77, 2000, 2.5, 18_000, 83),
                    Log.curve(run, 1, 0, "train/loss", 4.25),
                    new RunEvent.Completed(run, 1, 2000, "runs/x/2000", 1.88, 1, 1, 1));

            for (var watcher : List.of(one, other)) {
                watcher.awaits("event:progress", "\"step\":77");
                watcher.awaits("event:metrics", "\"value\":4.25");
                watcher.awaits("event:state", "\"fact\":\"completed\"");
            }
            all.awaits("event:progress", "\"step\":77");
            assertThat(all.heard).noneMatch(line -> line.equals("event:metrics"));
        }
    }

    @Test
    void watcherHearsNothingLateOfAnOlderAttempt() throws IOException, InterruptedException {
        var log = new Log(publisher);
        var run = log.start("watched-late");
        await().untilAsserted(() -> RestAssured.get("/api/runs/" + run).then().statusCode(200));
        try (var watcher = watch("/api/runs/" + run + "/events")) {
            watcher.awaits("event:state");

            log.say(
                    new RunEvent.Claimed(run, 2, "trainer-2"),
                    new RunEvent.Progressed(run, 1, 55, 2000, 2.5, 18_000, 83),
                    new RunEvent.Progressed(run, 2, 66, 2000, 2.5, 18_000, 83));

            watcher.awaits("event:progress", "\"step\":66");
            assertThat(watcher.heard).noneMatch(line -> line.contains("\"step\":55"));
        }
    }

    @Test
    void unknownRunCannotBeWatched() {
        RestAssured.get("/api/runs/no-such-run/events").then().statusCode(404);
    }

    private Watcher watch(String path) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        var response = client.send(
                HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofInputStream());
        return new Watcher(client, response);
    }

    /** Reads a stream of events line by line. */
    private static final class Watcher implements AutoCloseable {

        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final HttpClient client;

        Watcher(HttpClient client, HttpResponse<InputStream> response) {
            this.client = client;
            Thread.ofVirtual().start(() -> read(response));
        }

        private void read(HttpResponse<InputStream> response) {
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(heard::add);
            } catch (IOException | UncheckedIOException e) {
                heard.add("closed: " + e.getMessage());
            }
        }

        /** An event of this name whose data holds all the texts. */
        void awaits(String event, String... texts) {
            await().untilAsserted(() ->
                    assertThat(events(event)).anyMatch(data -> Stream.of(texts).allMatch(data::contains)));
        }

        private List<String> events(String event) {
            var lines = List.copyOf(heard);
            return IntStream.range(0, lines.size() - 1)
                    .filter(i -> lines.get(i).equals(event))
                    .mapToObj(i -> lines.get(i + 1))
                    .toList();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}

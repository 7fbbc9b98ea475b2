package dev.athanor.data.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetJobAddress;
import dev.athanor.contracts.address.Manifest;
import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.hub.HubClient;
import dev.athanor.data.hub.HubDatasets;
import dev.athanor.data.hub.HubSettings;
import dev.athanor.data.source.DownloadLimits;
import dev.athanor.data.source.ReachableServers;
import dev.athanor.data.source.SourceFetcher;
import dev.athanor.data.source.UrlDownload;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.queue.Job;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.S3ArtifactStore;
import dev.athanor.exchange.store.StoreConnection;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Large sources are cut into parts; whatever happens to their workers, the version is the one that a single one makes. */
@ExtendWith(EmbeddedPlatformExtension.class)
class ShardedJobsIT {

    private static final byte[] ROWS = IntStream.range(0, 3000)
            .mapToObj(i -> "review number %d of many,%s".formatted(i, i % 3 == 0 ? "odd" : "even"))
            .collect(Collectors.joining("\n", "text,label\n", ""))
            .getBytes(StandardCharsets.UTF_8);

    private final PlatformEnvironment platform;
    private final Said said = new Said();
    private final HubClient hub = new HubClient(new HubSettings(URI.create("http://127.0.0.1:9"), null, Duration.ZERO));
    private final UrlDownload download = new UrlDownload(
            new DownloadLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ZERO),
            ReachableServers.any());
    private ArtifactStore store;

    @TempDir
    private Path folder;

    ShardedJobsIT(PlatformEnvironment platform) {
        this.platform = platform;
    }

    @BeforeEach
    void connect() {
        store = new S3ArtifactStore(new StoreConnection(
                platform.storeEndpoint(),
                platform.storeAccessKey(),
                platform.storeSecretKey(),
                platform.storeBucket(),
                "us-east-1"));
        store.put("texts/reviews.csv", ROWS);
    }

    @AfterEach
    void disconnect() {
        download.close();
        hub.close();
        store.close();
    }

    @Test
    void versionOfPartsIsTheOneThatASingleWorkerMakes() throws Exception {
        var alone = request("alone");
        jobs(Long.MAX_VALUE).handle(new Job<>(alone, 1));

        var request = request("spread");
        assertThat(jobs(1000).handle(new Job<>(request, 1))).isEqualTo(JobOutcome.DONE);
        assertThat(said.shards).hasSizeGreaterThan(10);
        workOff(jobs(1000));

        assertThat(completed(request).statistics()).isEqualTo(completed(alone).statistics());
        assertSameVersion(request, alone);
        assertNothingWaits(request);
        assertThat(said.events(DatasetEvent.Completed.class, request)).hasSize(1);
    }

    @Test
    void progressIsThatOfAllParts() throws Exception {
        var request = request("told");
        jobs(1000).handle(new Job<>(request, 1));
        double parts = said.shards.size();

        workOff(jobs(1000));

        assertThat(said.events(DatasetEvent.Progressed.class, request))
                .filteredOn(progress -> progress.stage().equals(Stage.TOKENIZE.label()))
                .extracting(DatasetEvent.Progressed::fraction)
                .contains(Stage.TOKENIZE.ofWhole(1 / parts), Stage.TOKENIZE.ofWhole(1))
                .isSorted();
    }

    @Test
    void everyDeliveryMayComeTwice() throws Exception {
        var request = request("twice");
        jobs(1000).handle(new Job<>(request, 1));
        var first = List.copyOf(said.shards);
        jobs(1000).handle(new Job<>(request, 2));
        assertThat(said.shards).hasSize(2 * first.size());

        workOff(jobs(1000));
        for (var late : first) {
            assertThat(jobs(1000).handle(new Job<>(late, 2))).isEqualTo(JobOutcome.DONE);
        }
        assertThat(jobs(1000).handle(new Job<>(request, 3))).isEqualTo(JobOutcome.DONE);

        assertThat(completed(request).statistics().samples()).isNotNull();
        assertNothingWaits(request);
    }

    @Test
    void otherWorkersGoOnWhereOneDied() throws Exception {
        var alone = request("alone");
        jobs(Long.MAX_VALUE).handle(new Job<>(alone, 1));
        var request = request("orphaned");
        jobs(1000).handle(new Job<>(request, 1));
        var dead = said.shards.remove();
        var dying = new DatasetJobs(
                StoreThat.dies(store, "/done/"),
                said,
                new SourceFetcher(store, download, new HubDatasets(hub), 1 << 20),
                limits(1000));
        assertThatThrownBy(() -> dying.handle(new Job<>(dead, 1))).isInstanceOf(StoreThat.Died.class);

        workOff(jobs(1000));
        assertThat(new JobOutcomes(store).find(request.job())).isEmpty();
        jobs(1000).handle(new Job<>(dead, 2));

        assertSameVersion(request, alone);
        assertNothingWaits(request);
    }

    @Test
    void whoPutsAllTogetherIsFollowedByWhoGetsItsJob() throws Exception {
        var request = request("inherited");
        jobs(1000).handle(new Job<>(request, 1));
        var shards = List.copyOf(said.shards);
        var last = shards.getLast();
        said.shards.removeLast();
        workOff(jobs(1000));
        var dying = new DatasetJobs(
                StoreThat.dies(store, "/manifest.json"),
                said,
                new SourceFetcher(store, download, new HubDatasets(hub), 1 << 20),
                limits(1000));
        assertThatThrownBy(() -> dying.handle(new Job<>(last, 1))).isInstanceOf(StoreThat.Died.class);

        // Another finds all parts done, too, but it is not its task.
        assertThat(jobs(1000).handle(new Job<>(shards.getFirst(), 2))).isEqualTo(JobOutcome.DONE);
        assertThat(new JobOutcomes(store).find(request.job())).isEmpty();
        jobs(1000).handle(new Job<>(last, 2));

        assertThat(completed(request).version()).isNotEmpty();
        assertNothingWaits(request);
    }

    @Test
    void partThatCannotBeDoneFailsTheJobAndLeavesNothing() throws Exception {
        var request = request("given-up");
        jobs(1000).handle(new Job<>(request, 1));
        var shards = List.copyOf(said.shards);
        jobs(1000).handle(new Job<>(shards.get(0), 1));

        jobs(1000).givenUp(shards.get(1), new IOException("the disk is full"));
        jobs(1000).handle(new Job<>(shards.get(2), 1));

        assertThat(new JobOutcomes(store).find(request.job()))
                .get()
                .isInstanceOfSatisfying(
                        DatasetEvent.Failed.class,
                        failed -> assertThat(failed.failure().message()).contains("the disk is full"));
        assertNothingWaits(request);
        assertThat(store.list("datasets/given-up/")).isEmpty();
    }

    @Test
    void whatAPartRefusesIsTheJobsFailure() throws Exception {
        store.put(
                "texts/ascii.json",
                CharacterVocabulary.of(List.of("review number"))
                        .toTokenizerJson()
                        .getBytes(StandardCharsets.UTF_8));
        var request = request(
                "refused",
                TokenizerSpecification.imported(
                        new TextSource.StoredObject(platform.storeBucket(), "texts/ascii.json")));
        jobs(1000).handle(new Job<>(request, 1));

        workOff(jobs(1000));

        assertThat(new JobOutcomes(store).find(request.job()))
                .get()
                .isInstanceOfSatisfying(
                        DatasetEvent.Failed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo("character-not-in-vocabulary"));
        assertNothingWaits(request);
    }

    private void workOff(DatasetJobs jobs) throws IOException {
        while (!said.shards.isEmpty()) {
            assertThat(jobs.handle(new Job<>(said.shards.remove(), 1))).isEqualTo(JobOutcome.DONE);
        }
    }

    private DatasetJobs jobs(long largestWhole) {
        return new DatasetJobs(
                store, said, new SourceFetcher(store, download, new HubDatasets(hub), 1 << 20), limits(largestWhole));
    }

    private BuildLimits limits(long largestWhole) {
        return new BuildLimits("worker", new WorkFolders(folder), 10_000, largestWhole, 5000);
    }

    private DatasetJobEvent.Requested request(String dataset) {
        return request(
                dataset, new TokenizerSpecification(TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 300, true, null));
    }

    private DatasetJobEvent.Requested request(String dataset, TokenizerSpecification tokenizer) {
        return new DatasetJobEvent.Requested(
                UUID.randomUUID().toString(),
                dataset,
                new TextSource.StoredObject(platform.storeBucket(), "texts/reviews.csv"),
                tokenizer,
                0.1,
                DatasetForm.LABELLED,
                SourceFormat.CSV,
                Columns.ofLabelled("text", "label"),
                0,
                false);
    }

    private DatasetEvent.Completed completed(DatasetJobEvent.Requested request) {
        return (DatasetEvent.Completed)
                new JobOutcomes(store).find(request.job()).orElseThrow();
    }

    private void assertSameVersion(DatasetJobEvent.Requested one, DatasetJobEvent.Requested other) {
        assertThat(completed(one).version()).isEqualTo(completed(other).version());
        assertThat(objects(one)).hasSizeGreaterThan(8).isEqualTo(objects(other));
    }

    private List<Manifest.Entry> objects(DatasetJobEvent.Requested request) {
        var address = new DatasetAddress(request.dataset(), completed(request).version());
        return FolderReader.find(store, address.prefix())
                .orElseThrow()
                .manifest()
                .objects();
    }

    private void assertNothingWaits(DatasetJobEvent.Requested request) throws IOException {
        assertThat(store.list("dataset-jobs/" + request.job() + "/"))
                .containsExactly(new DatasetJobAddress(request.job()).outcome());
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    /** Remembers what was said, and which parts were asked for. */
    private static final class Said implements EventPublisher {

        private final List<AthanorEvent> events = new ArrayList<>();
        private final ArrayDeque<DatasetJobEvent.ShardRequested> shards = new ArrayDeque<>();

        <E extends DatasetEvent> List<E> events(Class<E> kind, DatasetJobEvent.Requested request) {
            return events.stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .filter(event -> event.job().equals(request.job()))
                    .toList();
        }

        @Override
        public CompletableFuture<Void> publish(AthanorEvent event) {
            events.add(event);
            if (event instanceof DatasetJobEvent.ShardRequested shard) {
                shards.add(shard);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void publishAndWait(AthanorEvent event) {
            var unused = publish(event);
        }

        @Override
        public void close() {
            events.clear();
        }
    }
}

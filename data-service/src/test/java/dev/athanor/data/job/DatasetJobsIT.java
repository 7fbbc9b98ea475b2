package dev.athanor.data.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.athanor.contracts.Topics;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetJobAddress;
import dev.athanor.contracts.address.SourceAddress;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
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
import dev.athanor.exchange.event.KafkaEventPublisher;
import dev.athanor.exchange.queue.Job;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.exchange.queue.QueueSettings;
import dev.athanor.exchange.queue.WorkQueue;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.Attempts;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.S3ArtifactStore;
import dev.athanor.exchange.store.Sha256;
import dev.athanor.exchange.store.StoreConnection;
import dev.athanor.exchange.store.StoreUnavailableException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Jobs under disturbances, on a real queue and a real store. */
@ExtendWith(EmbeddedPlatformExtension.class)
class DatasetJobsIT {

    private static final byte[] TEXT =
            "To be, or not to be: that is the question.\n".repeat(100).getBytes(StandardCharsets.UTF_8);
    private static final TokenizerSpecification CHARACTERS =
            new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PlatformEnvironment platform;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final HubClient hub = new HubClient(new HubSettings(URI.create("http://127.0.0.1:9"), null, Duration.ZERO));
    private final UrlDownload download = new UrlDownload(
            new DownloadLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ZERO),
            ReachableServers.any());

    private ArtifactStore store;
    private EventPublisher publisher;
    private HttpServer server;

    @TempDir
    private Path folder;

    DatasetJobsIT(PlatformEnvironment platform) {
        this.platform = platform;
    }

    @BeforeEach
    void connect() throws IOException {
        store = new S3ArtifactStore(new StoreConnection(
                platform.storeEndpoint(),
                platform.storeAccessKey(),
                platform.storeSecretKey(),
                platform.storeBucket(),
                "us-east-1"));
        publisher = new KafkaEventPublisher("data-service-test", connection());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/text", exchange -> {
            asked.countDown();
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, TEXT.length);
            exchange.getResponseBody().write(TEXT);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void disconnect() {
        mayAnswer.countDown();
        server.stop(0);
        download.close();
        hub.close();
        publisher.close();
        store.close();
    }

    @Test
    void jobOfAStoppedWorkerIsDoneByAnother() throws Exception {
        var request = request("handed-on", new TextSource.Url(address()));
        publisher.publishAndWait(request);
        try (var first = queue()) {
            first.start();
            asked.await();
        }

        assertThat(outcome(request)).isEmpty();
        mayAnswer.countDown();
        try (var second = queue()) {
            second.start();
            await().atMost(PATIENCE).until(() -> outcome(request).isPresent());
        }

        assertThat(outcome(request)).get().isInstanceOf(DatasetEvent.Completed.class);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void storeThatFailsInMidJobLeavesNothingHalfMade() throws IOException {
        store.put("texts/question.txt", TEXT);
        var request = request("interrupted", new TextSource.StoredObject(platform.storeBucket(), "texts/question.txt"));
        var broken = storeThat("val-00000.bin", () -> {
            throw new StoreUnavailableException("write", new IOException("no space"));
        });

        assertThatThrownBy(() -> jobs(broken, 1 << 20).handle(new Job<>(request, 1)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(store.list("datasets/interrupted/")).isEmpty();
        assertThat(leftovers()).isEmpty();

        assertThat(jobs(store, 1 << 20).handle(new Job<>(request, 2))).isEqualTo(JobOutcome.DONE);
        assertThat(outcome(request)).get().isInstanceOf(DatasetEvent.Completed.class);
    }

    @Test
    void workerThatWasOvertakenLeavesAllToTheOther() throws IOException {
        store.put("texts/question.txt", TEXT);
        var source = new TextSource.StoredObject(platform.storeBucket(), "texts/question.txt");
        var address = new DatasetAddress("overtaken", versionOf(source));
        var request = request("overtaken", source);
        var slow = storeThat("stats.json", () -> new Attempts(store, address.attempts()).claim("another"));

        assertThat(jobs(slow, 1 << 20).handle(new Job<>(request, 1))).isEqualTo(JobOutcome.HANDED_BACK);

        assertThat(outcome(request)).isEmpty();
        assertThat(store.exists(address.manifest())).isFalse();
        assertThat(store.exists(address.trainTokens(0))).isTrue();
    }

    @Test
    void workerThatComesLateDoesNoHarm() throws IOException {
        store.put("texts/question.txt", TEXT);
        var request = request("late", new TextSource.StoredObject(platform.storeBucket(), "texts/question.txt"));
        var slow = storeThat("stats.json", () -> jobs(store, 1 << 20).handle(new Job<>(request, 2)));

        jobs(slow, 1 << 20).handle(new Job<>(request, 1));

        var completed = (DatasetEvent.Completed) outcome(request).orElseThrow();
        var reader = FolderReader.find(store, new DatasetAddress("late", completed.version()).prefix())
                .orElseThrow();
        assertThat(reader.manifest().objects()).hasSize(6).allSatisfy(entry -> assertThat(reader.read(entry.name()))
                .hasSize((int) entry.bytes()));
    }

    @Test
    void fileIsKeptWhoseLastVersionGoesWhileAnotherIsMadeOfIt() throws IOException {
        var first = sent("going");
        jobs(store, 1 << 20).handle(new Job<>(first, 1));
        String kept = new SourceAddress(Sha256.of(TEXT)).key();
        var deletion = new DatasetJobEvent.DeletionRequested(UUID.randomUUID().toString(), "going", null);
        var overlapped = storeThat("manifest.json", () -> {
            jobs(store, 1 << 20).handle(new Job<>(deletion, 1));
            assertThat(store.exists(kept)).isFalse();
        });

        var second = sent("coming");
        jobs(overlapped, 1 << 20).handle(new Job<>(second, 1));

        assertThat(store.list("datasets/going/")).isEmpty();
        assertThat(outcome(second)).get().isInstanceOf(DatasetEvent.Completed.class);
        assertThat(store.find(kept)).hasValue(TEXT);
        assertThat(store.exists(new DatasetJobAddress(second.job()).upload())).isFalse();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void longTextIsWrittenInSeveralFilesOfTheSameTokens() throws IOException {
        store.put("texts/question.txt", TEXT);
        var request = request("sharded", new TextSource.StoredObject(platform.storeBucket(), "texts/question.txt"));

        jobs(store, 1000).handle(new Job<>(request, 1));

        var completed = (DatasetEvent.Completed) outcome(request).orElseThrow();
        var reader = FolderReader.find(store, new DatasetAddress("sharded", completed.version()).prefix())
                .orElseThrow();
        long train = reader.attributes(DatasetDescription.class).statistics().trainTokens();
        assertThat(reader.manifest().objects())
                .extracting(entry -> entry.name())
                .contains("train-00000.bin", "train-00003.bin", "val-00000.bin")
                .doesNotContain("train-00004.bin");
        assertThat(reader.read("train-00003.bin")).hasSize((int) (2 * (train - 3000)));
    }

    @Test
    void jobThatIsGivenUpHasFailed() {
        var request = request("given-up", new TextSource.Synthetic(100, 1));

        jobs(store, 1000).givenUp(request, new IOException("the disk is full"));

        assertThat(outcome(request)).get().isInstanceOfSatisfying(DatasetEvent.Failed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo("internal");
            assertThat(failed.failure().message()).contains("the disk is full");
        });
    }

    @Test
    void filesOfAKilledWorkerAreRemovedAtTheNextStart() throws IOException {
        var gone = folder.resolve(Long.toString(Integer.MAX_VALUE)).resolve("dataset-1");
        Files.createDirectories(gone);
        Files.writeString(gone.resolve("source"), "half");
        var alive = Files.createDirectories(
                folder.resolve(Long.toString(ProcessHandle.current().pid())));

        new WorkFolders(folder).removeLeftovers();

        assertThat(gone.getParent()).doesNotExist();
        assertThat(alive).exists();
    }

    private WorkQueue<DatasetJobEvent> queue() {
        var settings =
                new QueueSettings(connection(), Topics.DATASET_JOBS, "dataset-jobs-test", Duration.ofSeconds(15));
        return new WorkQueue<>(settings, DatasetJobEvent.class, jobs(store, 1 << 20));
    }

    private DatasetJobs jobs(ArtifactStore through, long tokensPerShard) {
        return new DatasetJobs(
                through,
                publisher,
                new SourceFetcher(store, download, new HubDatasets(hub), 1 << 20),
                new BuildLimits("worker", new WorkFolders(folder), tokensPerShard));
    }

    /** Versions are named after content and settings, not after the dataset. */
    private String versionOf(TextSource source) throws IOException {
        var twin = request("twin", source);
        jobs(store, 1 << 20).handle(new Job<>(twin, 1));
        return ((DatasetEvent.Completed) outcome(twin).orElseThrow()).version();
    }

    /** The real store, but before an object of this name is written something happens. */
    private ArtifactStore storeThat(String name, Disturbance disturbance) {
        return (ArtifactStore) Proxy.newProxyInstance(
                ArtifactStore.class.getClassLoader(),
                new Class<?>[] {ArtifactStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("put")
                            && arguments[0].toString().endsWith("/" + name)) {
                        disturbance.happen();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Optional<DatasetEvent> outcome(DatasetJobEvent.Requested request) {
        return new JobOutcomes(store).find(request.job());
    }

    private static DatasetJobEvent.Requested request(String dataset, TextSource source) {
        return new DatasetJobEvent.Requested(UUID.randomUUID().toString(), dataset, source, CHARACTERS, 0.1);
    }

    /** Of a file that came along. */
    private DatasetJobEvent.Requested sent(String dataset) {
        String job = UUID.randomUUID().toString();
        String key = new DatasetJobAddress(job).upload();
        store.put(key, TEXT);
        return new DatasetJobEvent.Requested(job, dataset, new TextSource.Upload(key, "question.txt"), CHARACTERS, 0.1);
    }

    private List<Path> leftovers() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/text";
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", platform.kafkaBootstrapServers());
    }

    @FunctionalInterface
    private interface Disturbance {
        void happen() throws Exception;
    }
}

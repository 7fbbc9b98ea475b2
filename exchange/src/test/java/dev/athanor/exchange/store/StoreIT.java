package dev.athanor.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.address.Manifest;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedPlatformExtension.class)
class StoreIT {

    private final String prefix = "it/" + UUID.randomUUID();
    private ArtifactStore store;

    @TempDir
    Path folder;

    @BeforeEach
    void connect(PlatformEnvironment environment) {
        store = new S3ArtifactStore(new StoreConnection(
                environment.storeEndpoint(),
                environment.storeAccessKey(),
                environment.storeSecretKey(),
                environment.storeBucket(),
                "us-east-1"));
    }

    @AfterEach
    void disconnect() {
        store.close();
    }

    @Test
    void ofWorkersThatClaimTogetherEachGetsAnAttemptOfItsOwn() throws Exception {
        Attempts attempts = new Attempts(store, prefix + "/attempts");
        List<Callable<Integer>> claims = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(worker -> () -> attempts.claim("worker-" + worker))
                .toList();

        List<Future<Integer>> claimed;
        try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
            claimed = workers.invokeAll(claims);
        }

        assertThat(claimed).extracting(Future::get).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(IntStream.rangeClosed(1, 8).filter(attempts::isNewest)).containsExactly(8);
    }

    @Test
    void ofCallersThatCreateTheSameObjectExactlyOneDoes() throws Exception {
        List<Callable<Boolean>> creations = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(
                        caller -> () -> store.putIfAbsent(prefix + "/outcome.json", ("" + caller).getBytes(UTF_8)))
                .toList();

        List<Future<Boolean>> created;
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            created = callers.invokeAll(creations);
        }

        assertThat(created).extracting(Future::resultNow).containsOnlyOnce(true);
        int winner = created.stream().map(Future::resultNow).toList().indexOf(true);
        assertThat(store.find(prefix + "/outcome.json").orElseThrow())
                .asString(UTF_8)
                .isEqualTo("" + winner);
    }

    @Test
    void listingTellsSizeAndTagOfEachObjectAsALookUpDoes(PlatformEnvironment environment) throws Exception {
        store.put(prefix + "/b", "second".getBytes(UTF_8));
        store.put(prefix + "/a/deep", "first".getBytes(UTF_8));
        store.put(prefix + "/large", Files.write(folder.resolve("large"), new byte[10 << 20]));

        var listed = store.summaries(environment.storeBucket(), prefix + "/");

        assertThat(listed)
                .extracting(ObjectSummary::key, ObjectSummary::bytes)
                .containsExactly(
                        tuple(prefix + "/a/deep", 5L), tuple(prefix + "/b", 6L), tuple(prefix + "/large", 10L << 20));
        assertThat(listed).allSatisfy(object -> {
            assertThat(object.etag()).isNotEmpty().doesNotContain("\"");
            assertThat(store.summary(environment.storeBucket(), object.key()))
                    .map(ObjectSummary::etag)
                    .contains(object.etag());
            assertThat(object.lastModified()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        });
        assertThat(store.summary(environment.storeBucket(), prefix + "/none")).isEmpty();
    }

    @Test
    void objectThatIsHeldToItsTagIsOpenedUntilItChanges(PlatformEnvironment environment) throws Exception {
        var bucket = environment.storeBucket();
        store.put(prefix + "/text", "before".getBytes(UTF_8));
        var etag = store.summary(bucket, prefix + "/text").orElseThrow().etag();

        try (var content = store.open(bucket, prefix + "/text", etag)) {
            assertThat(content).hasContent("before");
        }
        store.put(prefix + "/text", "after!".getBytes(UTF_8));

        assertThatThrownBy(() -> store.open(bucket, prefix + "/text", etag))
                .isInstanceOf(ObjectChangedException.class)
                .hasMessageContaining("was written anew");
    }

    @Test
    void bucketThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> store.summaries("no-such-bucket", ""))
                .isInstanceOf(NoSuchObjectException.class)
                .hasMessage("There is no bucket no-such-bucket.");
    }

    @Test
    void committedFolderIsReadAsItWasWritten() throws Exception {
        Path file = Files.write(folder.resolve("large"), new byte[10 << 20]);
        FolderWriter.Committed committed;
        try (FolderWriter writer = new FolderWriter(store, prefix)) {
            writer.put("large.bin", file);
            writer.putJson("state.json", Map.of("step", 7));
            committed = writer.commit(Map.of("kind", "test"));
        }

        FolderReader reader = FolderReader.find(store, prefix).orElseThrow();
        reader.download("large.bin", folder.resolve("copy"));

        assertThat(folder.resolve("copy")).hasSameBinaryContentAs(file);
        assertThat(reader.readJson("state.json", JsonNode.class).get("step").asInt())
                .isEqualTo(7);
        assertThat(reader.attributes(JsonNode.class).get("kind").asText()).isEqualTo("test");
        assertThat(reader.manifest()).isEqualTo(committed.manifest());
        assertThat(reader.manifestSha256()).isEqualTo(committed.sha256());
    }

    @Test
    void folderThatWasNotCommittedLeavesNothing() {
        try (FolderWriter writer = new FolderWriter(store, prefix)) {
            writer.put("tokens.bin", new byte[] {1, 2});

            assertThat(FolderReader.find(store, prefix)).isEmpty();
        }

        assertThat(store.list(prefix + "/")).isEmpty();
    }

    @Test
    void abandonedFolderIsLeftToItsNewOwner() {
        try (FolderWriter writer = new FolderWriter(store, prefix)) {
            writer.put("tokens.bin", new byte[] {1, 2});
            writer.abandon();
        }

        assertThat(store.list(prefix + "/")).containsExactly(prefix + "/tokens.bin");
        assertThat(FolderReader.find(store, prefix)).isEmpty();
    }

    @Test
    void objectThatChangedAfterItsManifestIsRefused() {
        try (FolderWriter writer = new FolderWriter(store, prefix)) {
            writer.put("same-size.bin", new byte[] {1, 2});
            writer.put("shorter.bin", new byte[] {1, 2});
            writer.put("gone.bin", new byte[] {1, 2});
            writer.commit(Map.of());
        }
        store.put(prefix + "/same-size.bin", new byte[] {1, 3});
        store.put(prefix + "/shorter.bin", new byte[] {1});
        store.delete(prefix + "/gone.bin");
        FolderReader reader = FolderReader.find(store, prefix).orElseThrow();

        Path target = folder.resolve("target");
        assertThatThrownBy(() -> reader.download("same-size.bin", target))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining("another SHA-256");
        assertThat(target).doesNotExist();
        assertThatThrownBy(() -> reader.read("shorter.bin"))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining("has 1 bytes, the manifest says 2");
        assertThatThrownBy(() -> reader.read("gone.bin"))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void objectThatNoManifestNamesDoesNotExist() {
        try (FolderWriter writer = new FolderWriter(store, prefix)) {
            writer.put("named.bin", new byte[] {1});
            writer.commit(Map.of());
        }
        store.put(prefix + "/stray.bin", new byte[] {1});

        FolderReader reader = FolderReader.find(store, prefix).orElseThrow();

        assertThatThrownBy(() -> reader.read("stray.bin"))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining("is not named by the manifest");
    }

    @Test
    void manifestThatIsNoneIsRefused() {
        store.put(prefix + "/" + Manifest.FILE_NAME, "half a mani".getBytes(UTF_8));

        assertThatThrownBy(() -> FolderReader.find(store, prefix))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining("cannot be read");
    }
}

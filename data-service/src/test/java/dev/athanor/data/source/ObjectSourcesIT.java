package dev.athanor.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.address.KeyPattern;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.hub.HubClient;
import dev.athanor.data.hub.HubDatasets;
import dev.athanor.data.hub.HubSettings;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.S3ArtifactStore;
import dev.athanor.exchange.store.StoreConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedPlatformExtension.class)
class ObjectSourcesIT {

    private static final long LIMIT = 1 << 20;

    private final String corpus = "it/" + UUID.randomUUID() + "/";
    private final HubClient hub = new HubClient(new HubSettings(URI.create("http://127.0.0.1:9"), null, Duration.ZERO));
    private final UrlDownload download = new UrlDownload(
            new DownloadLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ZERO),
            ReachableServers.any());
    private String bucket;
    private ArtifactStore store;

    @TempDir
    private Path folder;

    @BeforeEach
    void connect(PlatformEnvironment platform) {
        bucket = platform.storeBucket();
        store = new S3ArtifactStore(new StoreConnection(
                platform.storeEndpoint(), platform.storeAccessKey(), platform.storeSecretKey(), bucket, "us-east-1"));
        put("b.txt", "second");
        put("a.txt", "first");
        put("deep/c.txt", "third");
        put("deep/d.md", "other");
    }

    @AfterEach
    void disconnect() {
        download.close();
        hub.close();
        store.close();
    }

    @Test
    void objectsThatMatchComeInTheOrderOfTheirKeys() throws IOException {
        var pinned = pin("**/*.txt");

        var fetched = fetch(pinned, () -> {});

        assertThat(pinned.listing()).isNotNull().satisfies(listing -> {
            assertThat(listing.objects()).isEqualTo(3);
            assertThat(listing.bytes()).isEqualTo(16);
        });
        assertThat(fetched.files())
                .extracting(SourceFile::name)
                .containsExactly(corpus + "a.txt", corpus + "b.txt", corpus + "deep/c.txt");
        assertThat(fetched.files().get(2).path()).hasContent("third");
    }

    @Test
    void hashOfSeveralFilesIsThatOfTheirNamesAndContents() throws IOException {
        var before = fetch(pin("*.txt"), () -> {}).sha256();

        assertThat(fetch(pin("*.txt"), () -> {}).sha256()).isEqualTo(before);
        put("b.txt", "Second");
        assertThat(fetch(pin("*.txt"), () -> {}).sha256()).isNotEqualTo(before);
    }

    @Test
    void objectThatWasWrittenAnewSinceItWasAskedForIsRefused() {
        var pinned = new ObjectSources(store).pin(bucket, corpus + "a.txt");
        put("a.txt", "FIRST");

        assertChanged(pinned, () -> {}, "a.txt in the bucket " + bucket + " was written anew");
    }

    @Test
    void objectsThatChangedSinceTheyWereAskedForAreRefused() {
        var added = pin("*.txt");
        put("aa.txt", "between");
        assertChanged(added, () -> {}, "then 2 of 11 bytes, now 3 of 18");

        var rewritten = pin("*.txt");
        put("aa.txt", "BETWEEN");
        assertChanged(rewritten, () -> {}, "others than before");

        var removed = pin("*.txt");
        store.delete(corpus + "aa.txt");
        assertChanged(removed, () -> {}, "then 3 of 18 bytes, now 2 of 11");
    }

    @Test
    void objectThatIsWrittenAnewWhileAnotherIsFetchedIsRefused() {
        assertChanged(pin("*.txt"), () -> put("b.txt", "Second"), "b.txt in the bucket");
    }

    @Test
    void patternThatNothingMatchesIsAnsweredWithWhatThereIs() {
        assertThatThrownBy(() -> pin("*.csv"))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(DatasetProblem.SOURCE_NOT_FOUND))
                .hasMessageContaining("No object of the bucket " + bucket + " matches " + corpus + "*.csv")
                .hasMessageContaining("4 lie below '" + corpus + "', such as " + corpus + "a.txt");
        assertThatThrownBy(() -> new ObjectSources(store).pin("no-such-bucket", KeyPattern.of("a/")))
                .hasMessageContaining("There is no bucket no-such-bucket");
    }

    @Test
    void objectsThatAreTooLargeTogetherAreRefused() {
        put("a.txt", "x".repeat((int) LIMIT / 2 + 1));
        put("b.txt", "x".repeat((int) LIMIT / 2 + 1));

        assertThatThrownBy(() -> fetch(pin("*.txt"), () -> {}))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(DatasetProblem.TEXT_TOO_LARGE));
    }

    private TextSource.StoredObjects pin(String pattern) {
        return new ObjectSources(store).pin(bucket, KeyPattern.of(corpus + pattern));
    }

    private Fetched fetch(TextSource source, Runnable alive) throws IOException {
        return new SourceFetcher(store, download, new HubDatasets(hub), LIMIT).fetch(source, folder, alive);
    }

    private void assertChanged(TextSource source, Runnable alive, String message) {
        assertThatThrownBy(() -> fetch(source, alive))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(DatasetProblem.SOURCE_CHANGED))
                .hasMessageContaining(message)
                .hasMessageContaining("Ask for the dataset again");
    }

    private void put(String key, String text) {
        store.put(corpus + key, text.getBytes(StandardCharsets.UTF_8));
    }
}

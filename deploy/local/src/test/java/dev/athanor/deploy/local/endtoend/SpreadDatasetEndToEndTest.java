package dev.athanor.deploy.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.deploy.local.client.DatasetWish;
import dev.athanor.deploy.local.client.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The parts of a large source are done by all data services, however many of them live to the end. */
@ExtendWith(SharedPlatformExtension.class)
class SpreadDatasetEndToEndTest {

    /** More than a dozen parts, as {@link SharedPlatform} sets their size. */
    private static final long CHARACTERS = 30 * SharedPlatform.TEXT_PER_PART;

    private static final TokenizerSpecification BYTE_PAIRS =
            new TokenizerSpecification(TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 300);

    /** Tokenizing begins at 0.6 of the whole and ends at 0.9. */
    private static final double SOME_PARTS_DONE = 0.63;

    @Test
    void aVersionWhoseWorkerIsKilledHasTheVeryBytesOfAnUndisturbedOne(SharedPlatform platform) throws Exception {
        try (var client = platform.client()) {
            var datasets = new Datasets(client);
            var undisturbed = build(datasets, "undisturbed", job -> {});

            var killed = new AtomicBoolean();
            var disturbed = build(datasets, "disturbed", job -> {
                if (job.path("stage").asText().equals("tokenize")
                        && job.path("fraction").asDouble() >= SOME_PARTS_DONE
                        && killed.compareAndSet(false, true)) {
                    kill(platform);
                }
            });

            assertThat(killed)
                    .as("the job lasted long enough for a worker to be killed")
                    .isTrue();
            assertThat(disturbed.path("state").asText()).isEqualTo("completed");
            assertThat(disturbed.path("version")).isEqualTo(undisturbed.path("version"));
            assertThat(objects(platform, "disturbed", disturbed))
                    .containsKeys("train-00000.bin", "val-00000.bin", "tokenizer.json", "stats.json")
                    .isEqualTo(objects(platform, "undisturbed", undisturbed));
            assertThat(left(platform, disturbed)).containsOnlyKeys("outcome.json");
            assertThat(left(platform, undisturbed)).containsOnlyKeys("outcome.json");
        }
    }

    private static JsonNode build(Datasets datasets, String name, Consumer<JsonNode> progress) throws Exception {
        var accepted = datasets.request(
                DatasetWish.ofText(name, BYTE_PAIRS, 0.1), new TextSource.Synthetic(CHARACTERS, 1), null);
        return datasets.await(accepted.location(), progress);
    }

    private static void kill(SharedPlatform platform) {
        try {
            ProcessHandle.of(platform.part("data-2").path("pid").asLong())
                    .orElseThrow()
                    .destroyForcibly();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hashes of a version's objects but the manifest, which has the dataset's name, by their names. */
    private static Map<String, String> objects(SharedPlatform platform, String dataset, JsonNode job) throws Exception {
        var hashes = hashes(platform.object(
                "datasets/" + dataset + "/" + job.path("version").asText()));
        hashes.remove("manifest.json");
        return hashes;
    }

    private static Map<String, String> left(SharedPlatform platform, JsonNode job) throws Exception {
        return hashes(platform.object("dataset-jobs/" + job.path("job").asText()));
    }

    private static Map<String, String> hashes(Path folder) throws Exception {
        Map<String, String> hashes = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                hashes.put(folder.relativize(file).toString(), HexFormat.of().formatHex(hash));
            }
        }
        return hashes;
    }
}

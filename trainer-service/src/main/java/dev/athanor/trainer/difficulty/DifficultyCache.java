package dev.athanor.trainer.difficulty;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.contracts.config.DifficultyConfiguration;
import dev.athanor.trainer.scratch.LocalFolder;
import dev.athanor.trainer.scratch.Scratch;
import dev.athanor.trainer.tokens.MappedDataset;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders that were measured before, on the local disk. An order is a function of the dataset, the context's length, the
 * weights and the markers, which its name is made of; several trainers may share one cache, as the last to finish only
 * replaces a file by its equal.
 */
public final class DifficultyCache {

    private static final Logger LOG = LoggerFactory.getLogger(DifficultyCache.class);

    /** Orders of another release may be others. */
    private static final String METHOD = "1";

    private final Path folder;
    private final Scratch scratch;

    /**
     * @param folder of the cache; created when needed
     * @param scratch for orders on their way, on the same disk
     */
    public DifficultyCache(Path folder, Scratch scratch) {
        this.folder = folder;
        this.scratch = scratch;
    }

    /** Opens the order of a dataset's training windows, measuring them if nobody has. The caller closes it. */
    public EasiestFirst open(MappedDataset dataset, int contextLength, DifficultyConfiguration difficulty)
            throws IOException {
        Path order = folder.resolve(name(dataset, contextLength, difficulty));
        long bytes = Windows.count(dataset.training().count(), contextLength) * Integer.BYTES;
        if (!Files.isRegularFile(order) || Files.size(order) != bytes) {
            measure(dataset, contextLength, difficulty, order);
        }
        return EasiestFirst.open(order);
    }

    private void measure(MappedDataset dataset, int contextLength, DifficultyConfiguration difficulty, Path order)
            throws IOException {
        long begin = System.nanoTime();
        Files.createDirectories(folder);
        try (LocalFolder between = scratch.create();
                Tokenizer tokenizer = Tokenizer.open(dataset.tokenizer())) {
            Path incoming = between.path().resolve("order");
            Windows windows = new Windows(dataset.training(), tokenizer, contextLength);
            new Measurement(windows, weights(difficulty), Markers.of(difficulty.markers()))
                    .write(between.path(), incoming);
            Files.move(incoming, order, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            LOG.info(
                    "dataset={} windows={} seconds={} difficulty measured",
                    dataset.description().name(),
                    windows.count(),
                    (System.nanoTime() - begin) / 1e9);
        }
    }

    private static Weights weights(DifficultyConfiguration difficulty) {
        return new Weights(difficulty.length(), difficulty.rarity(), difficulty.morphology());
    }

    private static String name(MappedDataset dataset, int contextLength, DifficultyConfiguration difficulty) {
        String content = String.join(
                "\n",
                METHOD,
                dataset.manifestSha256(),
                String.valueOf(contextLength),
                weights(difficulty).toString(),
                difficulty.markers());
        return dataset.description().name() + "-" + UUID.nameUUIDFromBytes(content.getBytes(UTF_8)) + ".order";
    }
}

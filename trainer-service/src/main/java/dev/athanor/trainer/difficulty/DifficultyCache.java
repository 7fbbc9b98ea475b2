package dev.athanor.trainer.difficulty;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.contracts.config.DifficultyConfiguration;
import dev.athanor.trainer.scratch.LocalFolder;
import dev.athanor.trainer.scratch.Scratch;
import dev.athanor.trainer.tokens.MappedDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Orders that were made before, on the local disk. An order is a function of the dataset, the windows' length and the
 * weights, which its name is made of; several trainers may share one cache, as the last to finish only
 * replaces a file by its equal.
 */
public final class DifficultyCache {

    /** Orders of another release may be others. */
    private static final String METHOD = "2";

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

    /**
     * Opens the order of what is trained on, making it if nobody has. The caller closes it.
     *
     * @param dataset which has columns of difficulty
     * @param windowLength tokens of a window, where the dataset is a text
     */
    public EasiestFirst open(MappedDataset dataset, int windowLength, DifficultyConfiguration difficulty)
            throws IOException {
        Units units = Units.of(dataset, dataset.difficulty().orElseThrow(), windowLength);
        Path order = folder.resolve(name(dataset, windowLength, difficulty));
        if (!Files.isRegularFile(order) || Files.size(order) != units.count() * Integer.BYTES) {
            write(units, weights(difficulty), order);
        }
        return EasiestFirst.open(order);
    }

    private void write(Units units, Weights weights, Path order) throws IOException {
        Files.createDirectories(folder);
        try (LocalFolder between = scratch.create()) {
            Path incoming = between.path().resolve("order");
            new Measurement(units, weights).write(between.path(), incoming);
            Files.move(incoming, order, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Weights weights(DifficultyConfiguration difficulty) {
        return new Weights(difficulty.length(), difficulty.rarity(), difficulty.morphology());
    }

    private static String name(MappedDataset dataset, int windowLength, DifficultyConfiguration difficulty) {
        String content = String.join(
                "\n",
                METHOD,
                dataset.manifestSha256(),
                String.valueOf(windowLength),
                weights(difficulty).toString());
        return dataset.description().name() + "-" + UUID.nameUUIDFromBytes(content.getBytes(UTF_8)) + ".order";
    }
}

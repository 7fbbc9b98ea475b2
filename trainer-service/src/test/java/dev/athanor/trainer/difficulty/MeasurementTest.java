package dev.athanor.trainer.difficulty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.trainer.tokens.Difficulty;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementTest {

    private static final List<Difficulty> WINDOWS = List.of(
            new Difficulty(4, 1, 8, 0),
            new Difficulty(4, 4, 8, 0),
            new Difficulty(3, 1, 12, 1),
            new Difficulty(4, 1, 4, 0));

    @TempDir
    private Path folder;

    @Test
    void shortSentencesAreEasierThanLongOnes() throws Exception {
        assertThat(order(new Weights(1, 0, 0)).getFirst()).isEqualTo(1);
    }

    @Test
    void rareWordsComeLast() throws Exception {
        List<Long> order = order(new Weights(0, 1, 0));

        assertThat(order.getLast()).isEqualTo(2);
        assertThat(order.getFirst()).isEqualTo(3);
    }

    @Test
    void markersMakeDifficult() throws Exception {
        assertThat(order(new Weights(0, 0, 1)).getLast()).isEqualTo(2);
    }

    @Test
    void weightsDecideBetweenMeasures() throws Exception {
        assertThat(order(new Weights(1, 10, 0)).getLast()).isEqualTo(2);
        assertThat(order(new Weights(10, 1, 0)).getFirst()).isEqualTo(1);
    }

    @Test
    void whatIsEquallyDifficultKeepsTheOrderOfTheDataset() throws Exception {
        assertThat(order(new Weights(0, 0, 1))).containsExactly(0L, 1L, 3L, 2L);
    }

    private List<Long> order(Weights weights) throws Exception {
        Path file = folder.resolve("order");
        new Measurement(new Units(WINDOWS.size(), window -> WINDOWS.get((int) window)), weights).write(folder, file);
        try (EasiestFirst order = EasiestFirst.open(file)) {
            return LongStream.range(0, order.count()).map(order::at).boxed().toList();
        }
    }
}

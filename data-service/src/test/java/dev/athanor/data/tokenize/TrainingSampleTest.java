package dev.athanor.data.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingSampleTest {

    private static final List<String> PIECES =
            IntStream.range(0, 1000).mapToObj("piece %03d é"::formatted).toList();

    private static final int PIECE_BYTES = 12;

    @Test
    void asMuchIsTakenAsIsAskedForFromAllOverTheText() {
        var sample = sample(2400, 1);

        assertThat(sample).hasSize(2400 / PIECE_BYTES).doesNotHaveDuplicates().isSorted();
        assertThat(sample.subList(0, 100)).anyMatch(piece -> piece.compareTo("piece 300") > 0);
    }

    @Test
    void seedDecides() {
        assertThat(sample(2400, 1)).isEqualTo(sample(2400, 1)).isNotEqualTo(sample(2400, 2));
    }

    @Test
    void ofLessThanIsAskedForAllIsTaken() {
        assertThat(sample(1 << 20, 1)).isEqualTo(PIECES);
    }

    private static List<String> sample(long bytes, long seed) {
        List<String> sample = new ArrayList<>();
        new TrainingSample(PIECES, bytes, seed).forEach(sample::add);
        return sample;
    }
}

package dev.athanor.contracts.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatasetSplitTest {

    @Test
    void filesOfOneShardLieBesideEachOther() {
        var address = new DatasetAddress("reviews", "0123456789abcdef");

        assertThat(Stream.of(
                        address.trainTokens(0),
                        address.tokens(DatasetSplit.TRAIN, 0),
                        address.ends(DatasetSplit.TRAIN, 12),
                        address.labels(DatasetSplit.VALIDATION, 0)))
                .containsExactly(
                        "datasets/reviews/0123456789abcdef/train-00000.bin",
                        "datasets/reviews/0123456789abcdef/train-00000.bin",
                        "datasets/reviews/0123456789abcdef/train-00012.ends.bin",
                        "datasets/reviews/0123456789abcdef/val-00000.labels.bin");
    }

    @Test
    void tokenFilesAreToldFromTheOthers() {
        assertThat(DatasetSplit.TRAIN.hasTokens(DatasetSplit.TRAIN.tokens(3))).isTrue();
        assertThat(Stream.of("train-00003.ends.bin", "train-00003.labels.bin", "val-00003.bin", "stats.json"))
                .noneMatch(DatasetSplit.TRAIN::hasTokens);
        assertThat(DatasetSplit.VALIDATION.hasTokens("val-00003.bin")).isTrue();
    }
}

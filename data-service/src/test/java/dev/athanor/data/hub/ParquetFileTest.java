package dev.athanor.data.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetFileTest {

    @ParameterizedTest
    @CsvSource({
        "plain_text/train/0000.parquet, plain_text, train",
        "en/partial-train/0003.parquet, en, train",
        "data/train-00000-of-00002.parquet, default, train",
        "data/test-00000-of-00001-0123456789abcdef.parquet, default, test",
        "en/validation-00000-of-00001.parquet, en, validation",
        "train/0000.parquet, default, train",
        "train.parquet, default, train",
        "train-00001.parquet, default, train",
        "data/train/0000.parquet, default, train"
    })
    void placeTellsConfigurationAndSplit(String path, String configuration, String split) {
        assertThat(ParquetFile.parse(path)).contains(new ParquetFile(path, configuration, split));
    }

    @ParameterizedTest
    @CsvSource({"README.md", "data/train.jsonl", "train.parquet.txt"})
    void otherFilesAreNone(String path) {
        assertThat(ParquetFile.parse(path)).isEmpty();
    }
}

package dev.athanor.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.RunConfigurations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLengthTest {

    /** 8 sequences of 16 tokens in each step, 100 windows in an epoch. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            steps: 7                            | 7
            epochs: 2                           | 25
            epochs: 0.1                         | 2
            tokens: 1280                        | 10
            tokens: 1281                        | 11
            'steps: 7, epochs: 2, tokens: 1280' | 7
            'steps: 70, epochs: 2'              | 25
            tokens: 1                           | 1
            """)
    void theFirstLimitEndsTheRun(String limits, long steps) {
        var configuration = RunConfigurations.resolve(RunConfigurations.parse(
                "{name: play, dataset: d, model: {contextLength: 16}, training: {batchSize: 4, accumulation: 2, %s}}"
                        .formatted(limits)));

        assertThat(RunLength.inSteps(configuration, 100, 16).training().steps()).isEqualTo(steps);
    }
}

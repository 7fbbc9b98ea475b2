package dev.athanor.contracts.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.event.MetricNames;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BestByTest {

    @Test
    void everyMeasureHasACurve() {
        assertThat(Arrays.stream(BestBy.values()).map(BestBy::metric))
                .containsExactly(
                        MetricNames.VALIDATION_LOSS,
                        MetricNames.VALIDATION_ACCURACY,
                        MetricNames.VALIDATION_F1,
                        MetricNames.VALIDATION_BLEU,
                        MetricNames.VALIDATION_ROUGE_1,
                        MetricNames.VALIDATION_ROUGE_2,
                        MetricNames.VALIDATION_ROUGE_L);
    }

    @ParameterizedTest
    @EnumSource
    void theLesserScoreIsTheBetterOne(BestBy measure) {
        double better = measure == BestBy.LOSS ? 0.5 : 0.75;

        assertThat(measure.score(better)).isLessThan(measure.score(1.25 - better));
    }

    @ParameterizedTest
    @EnumSource
    void configurationsSayItsWord(BestBy measure) {
        RunConfiguration configuration = RunConfigurations.resolve(
                RunConfigurations.parse("{name: n, dataset: d, checkpoints: {bestBy: %s}}".formatted(measure.word())));

        assertThat(configuration.checkpoints().bestBy()).isEqualTo(measure);
    }
}

package dev.athanor.contracts.config;

import static dev.athanor.contracts.config.ConfigurationTexts.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.run.DatasetFit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run asks for must fit its dataset. */
class ConfigurationFitTest {

    @Test
    void contextMustFitIntoBothTexts() {
        var configuration = resolve("{name: play, dataset: d, model: {contextLength: 128}}");

        assertThat(checked(configuration, new DatasetStatistics(1000, 65, 129, 128, 2)))
                .containsExactly(
                        "model.contextLength: is 128; the validation text of d has 128 tokens, so allowed is at most 127");
        assertThat(checked(configuration, new DatasetStatistics(1000, 65, 129, 129, 2)))
                .isEmpty();
    }

    @Test
    void vocabularyMustFitIntoTheModel() {
        var configuration = resolve("{name: play, dataset: d, model: {hiddenSize: 768, contextLength: 1024}}");

        assertThat(checked(configuration, new DatasetStatistics(1_000_000_000, 2_000_000, 500_000_000, 50_000_000, 4)))
                .anyMatch(violation -> violation.startsWith("training.batchSize: is 12"));
        assertThat(checked(configuration, new DatasetStatistics(1_000_000_000, 5_000_000, 500_000_000, 50_000_000, 4)))
                .anyMatch(violation -> violation.startsWith("model.hiddenSize: is 768"))
                .anyMatch(violation -> violation.startsWith("model.contextLength: is 1024"));
        assertThat(checked(configuration, new DatasetStatistics(1_000_000_000, 50_257, 500_000_000, 50_000_000, 2)))
                .isEmpty();
    }

    private static List<String> checked(RunConfiguration configuration, DatasetStatistics statistics) {
        return new DatasetFit(configuration, statistics, DatasetForm.TEXT)
                .violations().stream().map(Violation::toString).toList();
    }
}

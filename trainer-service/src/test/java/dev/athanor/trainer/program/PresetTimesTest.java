package dev.athanor.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.EvaluationConfiguration;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.trainer.origin.Origins;
import dev.athanor.trainer.record.MemoryStore;
import dev.athanor.trainer.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What presets promise is computed from the cost of their models, at speeds that two cores reach. */
class PresetTimesTest {

    @ParameterizedTest
    @CsvSource({"tiny, 128, 75e9, 60", "small, 128, 220e9, 600", "medium, 4096, 245e9, 3600"})
    void presetTakesAsLongAsItPromises(String preset, int vocabulary, double flopsPerSecond, double seconds)
            throws IOException {
        RunConfiguration configuration = RunConfigurations.resolve(
                RunConfigurations.merge(preset, RunConfigurations.parse("{name: n, dataset: d}"), List.of()));

        double flopsPerToken = new TorchPrograms(
                        new DeviceCapability(Precision.FP32, MemoryLimit.ofThisMachine()), 1, noOrigins())
                .trainingFlopsPerToken(new Blueprint(configuration, Objective.CAUSAL, vocabulary, 0));
        double flops = flopsPerToken * (trainedTokens(configuration) + evaluatedTokens(configuration) / 3.0);

        assertThat(flops / flopsPerSecond).isCloseTo(seconds, Percentage.withPercentage(15));
    }

    private static Origins noOrigins() {
        return new Origins(new MemoryStore(), Path.of("none"), new Scratch(Path.of("none"), "test"));
    }

    private static long trainedTokens(RunConfiguration configuration) {
        return configuration.training().steps()
                * configuration.training().batchSize()
                * configuration.training().accumulation()
                * configuration.model().contextLength();
    }

    /** An evaluation is a forward pass, a third of a step. */
    private static long evaluatedTokens(RunConfiguration configuration) {
        EvaluationConfiguration evaluation = configuration.evaluation();
        long inMidRun = (configuration.training().steps() - 1) / evaluation.every() * evaluation.batches();
        return (inMidRun + evaluation.finalBatches())
                * configuration.training().batchSize()
                * configuration.model().contextLength();
    }
}

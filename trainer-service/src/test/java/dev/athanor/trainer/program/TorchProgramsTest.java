package dev.athanor.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.trainer.origin.Origins;
import dev.athanor.trainer.record.MemoryStore;
import dev.athanor.trainer.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchProgramsTest {

    private static final int VOCABULARY = 65;

    @TempDir
    private Path folder;

    private final TorchPrograms cramped = programs(new MemoryLimit(1_000_000));

    private final Blueprint blueprint =
            new Blueprint(configuration("joined"), Objective.CAUSAL, VOCABULARY, 0, SpecialTokens.NONE);

    private static TorchPrograms programs(MemoryLimit limit) {
        return new TorchPrograms(
                new DeviceCapability(Precision.FP32, limit),
                1,
                new Origins(new MemoryStore(), Path.of("none"), new Scratch(Path.of("none"), "test")));
    }

    private static RunConfiguration configuration(String documents) {
        return RunConfigurations.resolve(RunConfigurations.parse("""
                name: n
                dataset: d
                model: {layers: 1, heads: 2, hiddenSize: 256, contextLength: 16}
                training: {documents: %s}
                """.formatted(documents)));
    }

    @Test
    void separateDocumentsDoNotReadTheOneBefore() throws IOException {
        int end = 7;
        var separate = new Blueprint(
                configuration("separate"),
                Objective.CAUSAL,
                VOCABULARY,
                0,
                new SpecialTokens(null, null, null, null, end));

        try (TrainingProgram program = programs(MemoryLimit.ofThisMachine()).create(separate, Precision.FP32, folder)) {
            assertThat(program.scores(1, 2, end, 3, 4)).containsExactly(program.scores(3, 4), within(1e-5f));
        }
    }

    @Test
    void separateDocumentsNeedAnEnd() {
        var endless = new Blueprint(configuration("separate"), Objective.CAUSAL, VOCABULARY, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> programs(MemoryLimit.ofThisMachine()).create(endless, Precision.FP32, folder))
                .withMessageContaining("no token ends the dataset's documents");
    }

    @Test
    void programThatDoesNotFitIsNotBegun() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cramped.create(blueprint, Precision.FP32, folder))
                .withMessageContaining("this machine has 0.0 GB");
    }

    @Test
    void programThatDoesNotFitIsNotRebuilt() {
        Path checkpoint = folder.resolve("none.pt");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> cramped.rebuild(checkpoint, blueprint, Precision.FP32, folder))
                .withMessageContaining("this machine has 0.0 GB");
    }
}

package dev.athanor.trainer.program;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.trainer.origin.Origins;
import dev.athanor.trainer.record.MemoryStore;
import dev.athanor.trainer.scratch.Scratch;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchProgramsTest {

    private static final int VOCABULARY = 65;

    @TempDir
    private Path folder;

    private final TorchPrograms cramped = new TorchPrograms(
            new DeviceCapability(Precision.FP32, new MemoryLimit(1_000_000)),
            1,
            new Origins(new MemoryStore(), Path.of("none"), new Scratch(Path.of("none"), "test")));

    private final RunConfiguration configuration = RunConfigurations.resolve(RunConfigurations.parse("""
            {name: n, dataset: d, model: {layers: 1, heads: 2, hiddenSize: 256, contextLength: 16}}
            """));

    private final Blueprint blueprint = new Blueprint(configuration, Objective.CAUSAL, VOCABULARY, 0);

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

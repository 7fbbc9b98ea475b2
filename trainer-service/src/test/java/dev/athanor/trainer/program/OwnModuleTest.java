package dev.athanor.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.trainer.origin.Origins;
import dev.athanor.trainer.origin.TinyOwnModule;
import dev.athanor.trainer.record.MemoryStore;
import dev.athanor.trainer.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnModuleTest {

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private String address;

    @BeforeEach
    void writeModule() throws IOException {
        address = TinyOwnModule.write(store, folder);
    }

    @Test
    void isTrainedInSinglesWhereThePrecisionIsLeftOpen() {
        assertThat(programs().resolve(configuration("adapters: {rank: 0}"))).isEqualTo(Precision.FP32);
    }

    @Test
    void effortIsThatOfItsParameters() throws IOException {
        double perToken = programs().trainingFlopsPerToken(blueprint("adapters: {rank: 0}", 16));

        assertThat(perToken).isEqualTo(6.0 * 16 * 16);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adapters: {rank: 4} | FP32 | 16 | adapters.rank: a module of one's own",
                "adapters: {rank: 0} | BF16 | 16 | training.precision: a module of one's own",
                "training: {activations: recomputed} | FP32 | 16 | training.activations: a module of one's own",
                "optimizer: {frozen: 'transformer.*'} | FP32 | 16 | freezes nothing: no parameter has such a name",
                "adapters: {rank: 0} | FP32 | 17 | knows 16 tokens and the dataset has 17"
            })
    void whatItCannotHaveIsRefusedBeforeAnythingRuns(
            String change, Precision precision, int vocabulary, String message) {
        Blueprint blueprint = blueprint(change, vocabulary);

        assertThatThrownBy(() -> programs().create(blueprint, precision, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private TorchPrograms programs() {
        return new TorchPrograms(
                new DeviceCapability(Precision.BF16, MemoryLimit.ofThisMachine()),
                1,
                new Origins(store, folder.resolve("models"), new Scratch(folder.resolve("work"), "test")));
    }

    private Blueprint blueprint(String change, int vocabulary) {
        return new Blueprint(configuration(change), Objective.CAUSAL, vocabulary, 0);
    }

    private RunConfiguration configuration(String change) {
        return RunConfigurations.resolve(RunConfigurations.parse("""
                name: own
                dataset: pattern@0123456789abcdef
                model: {from: %s, contextLength: 16}
                %s
                """.formatted(address, change)));
    }
}

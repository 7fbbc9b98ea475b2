package dev.athanor.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.trainer.batch.TextBatch;
import dev.athanor.trainer.origin.MissingModelException;
import dev.athanor.trainer.origin.Origins;
import dev.athanor.trainer.origin.TinyModelFolder;
import dev.athanor.trainer.record.MemoryStore;
import dev.athanor.trainer.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartFromAnotherModelTest {

    private static final int CONTEXT = TinyModelFolder.CONTEXT;
    private static final int VOCABULARY = TinyModelFolder.VOCABULARY;

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();

    @Test
    void programBeginsWithTheWeightsOfTheModel() throws IOException {
        String address = TinyModelFolder.write(store, folder);
        TextBatch batch = batch(2, CONTEXT);

        try (TrainingProgram program = create("from: " + address + ", contextLength: " + CONTEXT, "rank: 0")) {
            assertThat(program.evaluate(batch).loss()).isEqualTo(TinyModelFolder.loss(folder, batch));
        }
    }

    @Test
    void adaptersBesideAModelChangeNothingAtFirstAndTrainNothingElse() throws IOException {
        String address = TinyModelFolder.write(store, folder);
        TextBatch batch = batch(2, CONTEXT);

        try (TrainingProgram program = create("from: " + address + ", contextLength: " + CONTEXT, "rank: 2")) {
            double before = program.evaluate(batch).loss();
            for (int step = 0; step < 5; step++) {
                program.step(batch, 0.01);
            }

            assertThat(before).isEqualTo(TinyModelFolder.loss(folder, batch));
            assertThat(program.evaluate(batch).loss()).isLessThan(before);
        }
    }

    @Test
    void trainingOnShorterTextsKeepsTheModelsOwnReach() throws IOException {
        String address = TinyModelFolder.write(store, folder);

        try (TrainingProgram program = create("from: " + address + ", contextLength: 4", "rank: 0")) {
            program.step(batch(2, 4), 0.01);

            assertThat(program.scores(IntStream.range(0, CONTEXT).toArray())).hasSize(VOCABULARY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {VOCABULARY + 1, 50_257})
    void datasetWithMoreTokensThanTheModelKnowsIsRefused(int vocabulary) throws IOException {
        String address = TinyModelFolder.write(store, folder);

        assertThatThrownBy(() -> create("from: " + address + ", contextLength: 4", "rank: 0", vocabulary))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The model %s knows %d tokens and the dataset has %d: make the dataset with the model's own tokenizer.",
                        address, VOCABULARY, vocabulary);
    }

    @Test
    void textsThatAreLongerThanTheModelReadsAreRefused() throws IOException {
        String address = TinyModelFolder.write(store, folder);

        assertThatThrownBy(() -> create("from: " + address + ", contextLength: 64", "rank: 0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model.contextLength: is 64; allowed is at most " + CONTEXT);
    }

    @Test
    void modelThatIsNotThereIsSaidToBeMissing() {
        RunConfiguration configuration = configuration("from: models/nobody/0123456789abcdef/safetensors", "rank: 0");

        assertThatThrownBy(() -> programs().origin(configuration))
                .isInstanceOf(MissingModelException.class)
                .hasMessageStartingWith("There is no model models/nobody/0123456789abcdef/safetensors: import it");
    }

    private TrainingProgram create(String model, String adapters) throws IOException {
        return create(model, adapters, VOCABULARY);
    }

    private TrainingProgram create(String model, String adapters, int vocabulary) throws IOException {
        return programs()
                .create(
                        new Blueprint(configuration(model, adapters), Objective.CAUSAL, vocabulary, 0),
                        Precision.FP32,
                        folder);
    }

    private TorchPrograms programs() {
        return new TorchPrograms(
                new DeviceCapability(Precision.FP32, MemoryLimit.ofThisMachine()),
                1,
                new Origins(store, folder.resolve("models"), new Scratch(folder.resolve("work"), "test")));
    }

    private static RunConfiguration configuration(String model, String adapters) {
        return RunConfigurations.resolve(RunConfigurations.parse("""
                name: tuned
                dataset: pattern@0123456789abcdef
                model: {%s}
                adapters: {%s}
                training: {threads: 1}
                """.formatted(model, adapters)));
    }

    private static TextBatch batch(int rows, int contextLength) {
        return new TextBatch(
                rows,
                contextLength,
                IntStream.range(0, rows * (contextLength + 1))
                        .map(index -> index * 7 % VOCABULARY)
                        .toArray());
    }
}

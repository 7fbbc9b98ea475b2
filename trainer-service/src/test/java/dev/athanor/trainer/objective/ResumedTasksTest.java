package dev.athanor.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.run.DatasetFit;
import dev.athanor.trainer.job.TaskDatasets;
import dev.athanor.trainer.origin.Origins;
import dev.athanor.trainer.program.DeviceCapability;
import dev.athanor.trainer.program.MemoryLimit;
import dev.athanor.trainer.program.TorchPrograms;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.trainer.record.MemoryStore;
import dev.athanor.trainer.scratch.Scratch;
import dev.athanor.trainer.tokens.DatasetCache;
import dev.athanor.trainer.tokens.MappedDataset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumedTasksTest {

    /** Enough for several epochs: the order of a later one has to be found again, too. */
    private static final int STEPS = 90;

    private static final int SAVED_AT = 50;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({"llama, cycle", "bert, cycle", "bert, letters", "t5, doubles"})
    void resumedRunReproducesTheLossesOfAnUninterruptedOne(String architecture, String name) throws Exception {
        var store = new MemoryStore();
        TaskDatasets.write(store);
        RunConfiguration configuration =
                RunConfigurations.resolve(RunConfigurations.parse("""
                name: tiny
                dataset: %s@0123456789abcdef
                model: {architecture: %s, layers: 1, heads: 2, hiddenSize: 16, contextLength: 16, dropout: 0.1}
                training: {batchSize: 8, accumulation: 2, seed: 7, threads: 1}
                """.formatted(name, architecture)));
        Scratch scratch = new Scratch(folder.resolve("work"), "test");
        var cache = new DatasetCache(store, folder.resolve("datasets"), scratch);
        var programs = new TorchPrograms(
                new DeviceCapability(Precision.FP32, MemoryLimit.ofThisMachine()),
                1,
                new Origins(store, folder.resolve("models"), scratch));
        try (MappedDataset dataset =
                cache.open(new DatasetAddress(name, "0123456789abcdef")).orElseThrow()) {
            Objective objective = new DatasetFit(configuration, dataset.description())
                    .objective()
                    .orElseThrow();
            TrainingData data = TrainingData.of(new TrainingBatches(configuration, objective, dataset));
            Path saved = folder.resolve("saved.pt");
            List<Double> expected;
            try (TrainingProgram undisturbed =
                    programs.create(blueprint(configuration, objective, dataset), Precision.FP32, folder)) {
                train(undisturbed, data, 0, SAVED_AT);
                undisturbed.save(saved);
                expected = train(undisturbed, data, SAVED_AT, STEPS);
            }

            List<Double> resumed;
            try (TrainingProgram program = programs.load(saved, configuration)) {
                resumed = train(
                        program,
                        TrainingData.of(new TrainingBatches(configuration, objective, dataset)),
                        SAVED_AT,
                        STEPS);
            }

            assertThat(resumed).isEqualTo(expected).doesNotHaveDuplicates();
        }
    }

    private static Blueprint blueprint(RunConfiguration configuration, Objective objective, MappedDataset dataset) {
        return new Blueprint(
                configuration,
                objective,
                dataset.description().statistics().vocabularySize(),
                dataset.description().labels().size());
    }

    private static List<Double> train(TrainingProgram program, TrainingData data, long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(step -> program.step(data.training(step), 1e-3).loss())
                .toList();
    }
}

package dev.athanor.trainer.program;

import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.torch.Libtorch;
import dev.athanor.transformer.torch.TrainingMemory;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.TrainingSettings;
import dev.athanor.transformer.torch.WeightSource;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.nio.file.Path;

/** Programs that libtorch runs in this process. */
public final class TorchPrograms implements Programs {

    private final Precision fastest;
    private final int threads;
    private final MemoryLimit memory;
    private final MatrixPeak peak = new MatrixPeak();

    /**
     * @param fastest precision where a configuration leaves it open
     * @param threads of libtorch's operators where a configuration leaves them open
     * @param memory that a program may take
     */
    public TorchPrograms(Precision fastest, int threads, MemoryLimit memory) {
        this.fastest = fastest;
        this.threads = threads;
        this.memory = memory;
    }

    @Override
    public Precision resolve(Precision wanted) {
        return wanted == Precision.AUTO ? fastest : wanted;
    }

    @Override
    public TorchTrainingProgram create(
            RunConfiguration configuration, int vocabularySize, Precision precision, Path scratch) throws IOException {
        Path file = scratch.resolve("initial.pt");
        LanguageModel model = TorchSettings.model(configuration, vocabularySize);
        TrainingSettings settings = TorchSettings.of(configuration, model, precision);
        memory.require(TrainingMemory.of(
                model,
                settings,
                configuration.training().accumulation(),
                configuration.training().batchSize(),
                configuration.model().contextLength()));
        TrainingProgram.create(file, model, settings, configuration.training().seed());
        return load(file, configuration);
    }

    @Override
    public TorchTrainingProgram load(Path file, RunConfiguration configuration) throws IOException {
        Libtorch.setThreads(threads(configuration.training().threads()));
        return TorchTrainingProgram.load(file, configuration.training().accumulation());
    }

    @Override
    public TorchTrainingProgram rebuild(
            Path file, RunConfiguration configuration, int vocabularySize, Precision precision, Path scratch)
            throws IOException {
        Path rebuilt = scratch.resolve("rebuilt.pt");
        LanguageModel model = TorchSettings.model(configuration, vocabularySize);
        try (TorchArchive weights = TorchArchive.open(file)) {
            TrainingProgram.create(
                    rebuilt,
                    model,
                    TorchSettings.of(configuration, model, precision),
                    configuration.training().seed(),
                    WeightSource.of(weights));
        }
        return load(rebuilt, configuration);
    }

    @Override
    public double trainingFlopsPerToken(RunConfiguration configuration, int vocabularySize) {
        return TorchSettings.model(configuration, vocabularySize)
                .cost(1, configuration.model().contextLength())
                .trainingFlopsPerToken();
    }

    @Override
    public double peakFlops(Precision precision, int threads) {
        return peak.of(precision, threads);
    }

    @Override
    public String libtorch() {
        return Libtorch.version();
    }

    @Override
    public String device() {
        return Libtorch.device();
    }

    @Override
    public int threads(int wanted) {
        return wanted == 0 ? threads : wanted;
    }
}

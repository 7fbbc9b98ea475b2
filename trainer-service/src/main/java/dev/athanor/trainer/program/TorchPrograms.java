package dev.athanor.trainer.program;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.origin.MissingModelException;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.trainer.origin.Origins;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.torch.ComputeDevice;
import dev.athanor.transformer.torch.Libtorch;
import dev.athanor.transformer.torch.TrainingMemory;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.TrainingSettings;
import dev.athanor.transformer.torch.WeightSource;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Programs that libtorch runs in this process. */
public final class TorchPrograms implements Programs {

    private final int threads;
    private volatile DeviceCapability capability;
    private final Origins origins;
    private final MatrixPeak peak = new MatrixPeak();

    /**
     * @param capability of the device
     * @param threads of libtorch's operators where a configuration leaves them open
     * @param origins that runs may start from
     */
    public TorchPrograms(DeviceCapability capability, int threads, Origins origins) {
        this.capability = capability;
        this.threads = threads;
        this.origins = origins;
    }

    @Override
    public void computeOn(String device) {
        ComputeDevice chosen = DeviceCapability.choose(device);
        Libtorch.computeOn(chosen);
        capability = DeviceCapability.of(chosen);
    }

    @Override
    public Precision resolve(Precision wanted) {
        return wanted == Precision.AUTO ? capability.fastest() : wanted;
    }

    @Override
    public Optional<Origin> origin(RunConfiguration configuration) throws IOException, MissingModelException {
        return origins.of(configuration.model());
    }

    @Override
    public TorchTrainingProgram create(Blueprint blueprint, Precision precision, Path scratch) throws IOException {
        Path file = scratch.resolve("initial.pt");
        RunConfiguration configuration = blueprint.configuration();
        try (Beginning beginning = beginning(blueprint)) {
            TrainingSettings settings = settings(blueprint, beginning.model(), precision);
            TrainingProgram.create(
                    file, beginning.model(), settings, configuration.training().seed(), beginning.weights());
        }
        return load(file, configuration);
    }

    private Beginning beginning(Blueprint blueprint) throws IOException {
        try {
            return Beginning.of(blueprint, origin(blueprint.configuration()));
        } catch (MissingModelException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public TorchTrainingProgram load(Path file, RunConfiguration configuration) throws IOException {
        Libtorch.setThreads(threads(configuration.training().threads()));
        return TorchTrainingProgram.load(file, configuration.training().accumulation());
    }

    @Override
    public TorchTrainingProgram rebuild(Path file, Blueprint blueprint, Precision precision, Path scratch)
            throws IOException {
        Path rebuilt = scratch.resolve("rebuilt.pt");
        RunConfiguration configuration = blueprint.configuration();
        try (Beginning beginning = beginning(blueprint)) {
            TrainingSettings settings = settings(blueprint, beginning.model(), precision);
            rebuild(
                    file,
                    rebuilt,
                    beginning.model(),
                    settings,
                    configuration.training().seed());
        }
        return load(rebuilt, configuration);
    }

    private static void rebuild(Path file, Path rebuilt, Model model, TrainingSettings settings, long seed)
            throws IOException {
        try (TorchArchive weights = TorchArchive.open(file)) {
            TrainingProgram.create(rebuilt, model, settings, seed, WeightSource.of(weights));
        }
    }

    /** What the program is compiled for, if it fits into the memory that there is. */
    private TrainingSettings settings(Blueprint blueprint, Model model, Precision precision) {
        RunConfiguration configuration = blueprint.configuration();
        TrainingSettings settings = TorchSettings.of(blueprint, model, precision);
        capability
                .memory()
                .require(TrainingMemory.of(
                        model,
                        settings,
                        configuration.training().accumulation(),
                        configuration.training().batchSize(),
                        configuration.model().contextLength()));
        return settings;
    }

    @Override
    public double trainingFlopsPerToken(Blueprint blueprint) throws IOException {
        try (Beginning beginning = beginning(blueprint)) {
            Model model = beginning.model();
            double flops = model.cost(1, blueprint.configuration().model().contextLength())
                    .trainingFlopsPerToken();
            // Where one sequence is read and another written, what costs count as one token is one of each.
            return model instanceof SequenceToSequence ? flops / 2 : flops;
        }
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
        return Libtorch.device().toString();
    }

    @Override
    public int threads(int wanted) {
        return wanted == 0 ? threads : wanted;
    }
}

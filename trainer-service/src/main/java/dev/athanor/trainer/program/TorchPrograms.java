package dev.athanor.trainer.program;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.origin.MissingModelException;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.trainer.origin.Origins;
import dev.athanor.transformer.torch.ComputeDevice;
import dev.athanor.transformer.torch.Libtorch;
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
    public Precision resolve(RunConfiguration configuration) {
        Precision wanted = configuration.training().precision();
        if (wanted != Precision.AUTO) {
            return wanted;
        }
        return configuration.model().startsFromOwnModule() ? Precision.FP32 : capability.fastest();
    }

    @Override
    public Optional<Origin> origin(RunConfiguration configuration) throws IOException, MissingModelException {
        return origins.of(configuration.model());
    }

    @Override
    public TorchTrainingProgram create(Blueprint blueprint, Precision precision, Path scratch) throws IOException {
        Path file = scratch.resolve("initial.pt");
        try (Beginning beginning = beginning(blueprint)) {
            beginning.require(capability.memory(), precision);
            beginning.write(file, precision, beginning.weights());
        }
        return load(file, blueprint.configuration());
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
        try (Beginning beginning = beginning(blueprint)) {
            beginning.require(capability.memory(), precision);
            try (TorchArchive weights = TorchArchive.open(file)) {
                beginning.write(rebuilt, precision, WeightSource.of(weights));
            }
        }
        return load(rebuilt, blueprint.configuration());
    }

    @Override
    public double trainingFlopsPerToken(Blueprint blueprint) throws IOException {
        try (Beginning beginning = beginning(blueprint)) {
            return beginning.trainingFlopsPerToken();
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

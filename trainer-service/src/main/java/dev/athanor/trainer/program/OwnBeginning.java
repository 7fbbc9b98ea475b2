package dev.athanor.trainer.program;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.address.ModelAddress;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.Precision;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.OwnModel;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.WeightSource;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A TorchScript module of somebody's own. Of its operations nothing is known: a run's memory is not foretold, and its
 * effort is taken as that of a dense network (<a href="https://arxiv.org/abs/2001.08361">Kaplan et al., 2020</a>).
 */
record OwnBeginning(OwnModel model, Blueprint blueprint) implements Beginning {

    /** Two for the forward pass, four for the backward pass. */
    private static final int FLOPS_PER_PARAMETER = 6;

    static OwnBeginning of(Origin origin, Blueprint blueprint) throws IOException {
        if (blueprint.objective() != Objective.CAUSAL) {
            throw new IllegalArgumentException("training.objective: is %s; a module of one's own learns causal"
                    .formatted(blueprint.objective().word()));
        }
        if (blueprint.configuration().adapters().arePresent()) {
            throw new IllegalArgumentException(
                    "adapters.rank: a module of one's own has no layers known here; allowed is 0");
        }
        origin.requireFit(
                blueprint.vocabularySize(), blueprint.configuration().model().contextLength());
        return new OwnBeginning(
                OwnModel.open(
                        origin.folder().resolve(ModelAddress.MODULE), origin.vocabularySize(), origin.contextLength()),
                blueprint);
    }

    @Override
    public WeightSource weights() {
        return model.weights();
    }

    @Override
    public void write(Path file, Precision precision, WeightSource weights) throws IOException {
        TrainingProgram.create(
                file,
                model,
                TorchSettings.of(blueprint, precision),
                blueprint.configuration().training().seed(),
                weights);
    }

    @Override
    public void require(MemoryLimit memory, Precision precision) {
        // What a module of somebody's own keeps for its backward pass is not known before it runs.
    }

    @Override
    public double trainingFlopsPerToken() {
        return FLOPS_PER_PARAMETER
                * (double) model.parameters().stream()
                        .mapToLong(Parameter::elements)
                        .sum();
    }

    @Override
    public void close() throws IOException {
        model.close();
    }
}

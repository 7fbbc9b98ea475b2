package dev.athanor.trainer.program;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.transformer.huggingface.HuggingFaceFolder;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.TrainingMemory;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.WeightSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model that the library computes, drawn from the seed or read from a folder.
 *
 * @param model with the adapters that the run trains, if there are any
 * @param weights of every parameter
 * @param folder that they are in, if they are not drawn
 * @param blueprint of the run's model
 */
record ModelBeginning(Model model, WeightSource weights, Optional<HuggingFaceFolder> folder, Blueprint blueprint)
        implements Beginning {

    static ModelBeginning fresh(Blueprint blueprint) {
        return new ModelBeginning(
                blueprint.trained(), WeightSource.initial(seed(blueprint)), Optional.empty(), blueprint);
    }

    static ModelBeginning of(Origin origin, Blueprint blueprint) throws IOException {
        HuggingFaceFolder folder = open(origin, blueprint);
        try {
            Model model = folder.model();
            requireFit(model, origin, blueprint);
            return new ModelBeginning(
                    blueprint.adapted(model), weights(folder, seed(blueprint)), Optional.of(folder), blueprint);
        } catch (RuntimeException refused) {
            folder.close();
            throw refused;
        }
    }

    /** A classifier's head is always new: it has the dataset's labels. */
    private static HuggingFaceFolder open(Origin origin, Blueprint blueprint) throws IOException {
        return blueprint.objective() == Objective.CLASSIFICATION
                ? HuggingFaceFolder.openAsClassifier(origin.folder(), blueprint.labels(), seed(blueprint))
                : HuggingFaceFolder.open(origin.folder());
    }

    private static long seed(Blueprint blueprint) {
        return blueprint.configuration().training().seed();
    }

    private static void requireFit(Model model, Origin origin, Blueprint blueprint) {
        if (!learns(model, blueprint.objective())) {
            throw new IllegalArgumentException(
                    "The model %s does not learn what is %s: name another in model.from, or another dataset."
                            .formatted(origin.address(), blueprint.objective().word()));
        }
        Origin.requireFit(
                origin.address(),
                model.vocabularySize(),
                blueprint.vocabularySize(),
                model.contextLength(),
                blueprint.configuration().model().contextLength());
    }

    private static boolean learns(Model model, Objective objective) {
        return objective
                == switch (model) {
                    case LanguageModel languageModel -> Objective.CAUSAL;
                    case MaskedLanguageModel masked -> Objective.MASKED;
                    case SequenceClassifier classifier -> Objective.CLASSIFICATION;
                    case SequenceToSequence writer -> Objective.SEQUENCE_TO_SEQUENCE;
                };
    }

    /** What the folder does not have, which is adapters, is drawn from the seed. */
    private static WeightSource weights(HuggingFaceFolder folder, long seed) {
        Set<String> own =
                folder.model().parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        WeightSource known = folder.weights();
        WeightSource drawn = WeightSource.initial(seed);
        return parameter -> own.contains(parameter.name()) ? known.of(parameter) : drawn.of(parameter);
    }

    @Override
    public void write(Path file, Precision precision, WeightSource values) throws IOException {
        TrainingProgram.create(file, model, TorchSettings.of(blueprint, model, precision), seed(blueprint), values);
    }

    @Override
    public void require(MemoryLimit memory, Precision precision) {
        RunConfiguration configuration = blueprint.configuration();
        memory.require(TrainingMemory.of(
                model,
                TorchSettings.of(blueprint, model, precision),
                configuration.training().accumulation(),
                configuration.training().batchSize(),
                configuration.model().contextLength(),
                labelled()));
    }

    /** Share of the places that have a label. */
    private double labelled() {
        return model instanceof MaskedLanguageModel
                ? blueprint.configuration().training().masking()
                : 1;
    }

    @Override
    public double trainingFlopsPerToken() {
        RunConfiguration configuration = blueprint.configuration();
        double flops =
                model.cost(1, configuration.model().contextLength(), labelled()).trainingFlopsPerToken();
        // Where one sequence is read and another written, what costs count as one token is one of each.
        return model instanceof SequenceToSequence ? flops / 2 : flops;
    }

    @Override
    public void close() {
        folder.ifPresent(HuggingFaceFolder::close);
    }
}

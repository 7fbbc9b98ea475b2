package dev.athanor.trainer.job;

import dev.athanor.contracts.address.CurriculumState;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.config.CurriculumConfiguration;
import dev.athanor.contracts.config.DifficultyConfiguration;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.curriculum.Curriculum;
import dev.athanor.trainer.difficulty.DifficultyCache;
import dev.athanor.trainer.difficulty.EasiestFirst;
import dev.athanor.trainer.objective.Answers;
import dev.athanor.trainer.objective.TrainingBatches;
import dev.athanor.trainer.sample.Sampler;
import dev.athanor.trainer.tokens.MappedDataset;
import dev.athanor.transformer.tokenizer.Tokenizer;
import dev.athanor.transformer.tokenizer.UnknownCharacterException;
import java.io.IOException;
import java.util.Optional;

/** Gives runs what they ask for beside data and program. */
final class Equipping {

    private final DifficultyCache difficulties;

    Equipping(DifficultyCache difficulties) {
        this.difficulties = difficulties;
    }

    /**
     * All of it.
     *
     * @param holdings that opened files are held in
     * @throws UnworkableRunException if it cannot be had with this dataset
     */
    Equipment of(RunConfiguration configuration, RunInputs inputs, Holdings holdings)
            throws UnworkableRunException, IOException {
        return new Equipment(
                sampler(configuration, inputs, holdings),
                curriculum(configuration, inputs, holdings),
                answers(configuration, inputs, holdings));
    }

    private static Optional<Sampler> sampler(RunConfiguration configuration, RunInputs inputs, Holdings holdings)
            throws UnworkableRunException, IOException {
        if (configuration.samples().count() == 0) {
            return Optional.empty();
        }
        Tokenizer tokenizer = holdings.hold(Tokenizer.open(inputs.dataset().tokenizer()), Tokenizer::close);
        try {
            return Optional.of(new Sampler(
                    configuration.samples(),
                    tokenizer,
                    configuration.model().contextLength(),
                    configuration.training().seed()));
        } catch (UnknownCharacterException e) {
            throw new UnworkableRunException("configuration-unworkable", "samples.prompt: " + e.getMessage());
        }
    }

    private Optional<Curriculum> curriculum(RunConfiguration configuration, RunInputs inputs, Holdings holdings)
            throws UnworkableRunException, IOException {
        if (configuration.curriculum().kind() == CurriculumConfiguration.Kind.NONE) {
            return Optional.empty();
        }
        DifficultyConfiguration difficulty = configuration.curriculum().difficulty();
        requireMeasured(difficulty, inputs.dataset());
        TrainingBatches batches = inputs.batches(configuration);
        EasiestFirst easiestFirst = holdings.hold(
                difficulties.open(inputs.dataset(), batches.windowLength(), difficulty), EasiestFirst::close);
        CurriculumState state = inputs.own()
                .flatMap(checkpoint -> Optional.ofNullable(checkpoint.state().curriculum()))
                .orElse(CurriculumState.INITIAL);
        int rows = configuration.training().batchSize();
        return Optional.of(new Curriculum(
                configuration,
                easiestFirst,
                (order, index) -> batches.inOrder(order, rows).apply(index),
                state));
    }

    /** What the data service did not count nobody can order by. */
    private static void requireMeasured(DifficultyConfiguration difficulty, MappedDataset dataset)
            throws UnworkableRunException {
        DatasetDescription description = dataset.description();
        String name = description.name();
        if (dataset.difficulty().isEmpty()) {
            throw new UnworkableRunException(
                    "configuration-unworkable",
                    "curriculum.kind: this version of %s has no columns of difficulty; make it anew with ./athanor data rebuild %s"
                            .formatted(name, name));
        }
        boolean counts = description.recipe() != null && description.recipe().markers() != null;
        if (difficulty.morphology() > 0 && !counts) {
            throw new UnworkableRunException(
                    "configuration-unworkable",
                    "curriculum.difficulty.morphology: is %s; %s was made without grammatical markers, so allowed is only 0; or make it with --markers hindi, or with words and endings of its language"
                            .formatted(difficulty.morphology(), name));
        }
    }

    private static Optional<Answers> answers(RunConfiguration configuration, RunInputs inputs, Holdings holdings)
            throws IOException {
        if (inputs.objective() != Objective.SEQUENCE_TO_SEQUENCE
                || configuration.evaluation().generations() == 0) {
            return Optional.empty();
        }
        Tokenizer tokenizer = holdings.hold(Tokenizer.open(inputs.dataset().tokenizer()), Tokenizer::close);
        return Optional.of(new Answers(configuration, inputs.dataset(), tokenizer));
    }
}

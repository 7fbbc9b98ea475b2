package dev.athanor.trainer.job;

import dev.athanor.contracts.address.CurriculumState;
import dev.athanor.contracts.config.CurriculumConfiguration;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.curriculum.Curriculum;
import dev.athanor.trainer.difficulty.DifficultyCache;
import dev.athanor.trainer.difficulty.EasiestFirst;
import dev.athanor.trainer.objective.Answers;
import dev.athanor.trainer.sample.Sampler;
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
            throws IOException {
        if (configuration.curriculum().kind() == CurriculumConfiguration.Kind.NONE) {
            return Optional.empty();
        }
        EasiestFirst easiestFirst = holdings.hold(
                difficulties.open(
                        inputs.dataset(),
                        configuration.model().contextLength(),
                        configuration.curriculum().difficulty()),
                EasiestFirst::close);
        CurriculumState state = inputs.own()
                .flatMap(checkpoint -> Optional.ofNullable(checkpoint.state().curriculum()))
                .orElse(CurriculumState.INITIAL);
        return Optional.of(new Curriculum(configuration, easiestFirst, state));
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

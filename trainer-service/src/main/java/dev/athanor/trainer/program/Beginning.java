package dev.athanor.trainer.program;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.Precision;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.transformer.torch.WeightSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a new program begins as: its model and its first weights, which are valid until this is closed. */
interface Beginning extends AutoCloseable {

    /**
     * The beginning of a run.
     *
     * @param origin that it starts from, if it does not start from nothing
     * @throws IllegalArgumentException if the run and its origin do not fit together
     */
    static Beginning of(Blueprint blueprint, Optional<Origin> origin) throws IOException {
        if (origin.isEmpty()) {
            return ModelBeginning.fresh(blueprint);
        }
        return blueprint.configuration().model().startsFromOwnModule()
                ? OwnBeginning.of(origin.get(), blueprint)
                : ModelBeginning.of(origin.get(), blueprint);
    }

    /** The first weights. */
    WeightSource weights();

    /**
     * Writes the program.
     *
     * @param weights of its parameters
     * @throws IllegalArgumentException if there can be no such program
     */
    void write(Path file, Precision precision, WeightSource weights) throws IOException;

    /** Refuses what cannot fit, as far as that can be foretold. */
    void require(MemoryLimit memory, Precision precision);

    /** Floating-point operations that training on one token takes. */
    double trainingFlopsPerToken();

    @Override
    void close() throws IOException;
}

package dev.athanor.trainer.program;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.origin.MissingModelException;
import dev.athanor.trainer.origin.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes training programs. */
public interface Programs {

    /**
     * Chooses where the programs of this process compute, before the first of them is made.
     *
     * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:INDEX}
     * @throws IllegalArgumentException if there is no such device here
     */
    void computeOn(String device);

    /**
     * The arithmetic that a run is to use on this machine.
     *
     * @return any but {@code AUTO}
     */
    Precision resolve(RunConfiguration configuration);

    /**
     * The model that a run starts from, brought to this machine.
     *
     * @return empty if it starts from nothing
     * @throws MissingModelException if there is no such model
     */
    Optional<Origin> origin(RunConfiguration configuration) throws IOException, MissingModelException;

    /**
     * A fresh program, with the weights of the model that it starts from or, without one, initialised from the
     * configuration's seed.
     *
     * @param blueprint of the run's model
     * @param precision any but {@code AUTO}
     * @param scratch an empty folder for files in between
     * @throws IllegalArgumentException if there can be no such program, with the reason
     */
    TrainingProgram create(Blueprint blueprint, Precision precision, Path scratch) throws IOException;

    /**
     * The program of a checkpoint.
     *
     * @param file that {@link TrainingProgram#save} wrote
     * @param configuration of the run
     */
    TrainingProgram load(Path file, RunConfiguration configuration) throws IOException;

    /**
     * Floating-point operations that training on one token takes.
     *
     * @param blueprint of the run's model
     */
    double trainingFlopsPerToken(Blueprint blueprint) throws IOException;

    /**
     * Floating-point operations per second that matrix products reach here; measured at the first call, which takes a
     * moment in which nothing should train.
     *
     * @param precision any but {@code AUTO}
     * @param threads of libtorch's operators
     */
    double peakFlops(Precision precision, int threads);

    /**
     * The weights of a checkpoint in a program of the configuration's own, whose optimizer begins anew.
     *
     * @param file that {@link TrainingProgram#save} wrote
     * @param blueprint of the run's model, of the same shape
     * @param precision any but {@code AUTO}
     * @param scratch folder for files in between
     */
    TrainingProgram rebuild(Path file, Blueprint blueprint, Precision precision, Path scratch) throws IOException;

    /** Version of libtorch. */
    String libtorch();

    /** Where it computes, such as {@code cpu}. */
    String device();

    /**
     * How many threads its operators take.
     *
     * @param wanted by the configuration; 0 leaves the choice to this machine
     */
    int threads(int wanted);
}

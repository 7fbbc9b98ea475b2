package dev.athanor.trainer.loop;

import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.program.TrainingProgram;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a run is evaluated on: the same at each evaluation. */
@FunctionalInterface
public interface ValidationSet {

    /** The batch of an index. */
    Batch batch(long index);

    /** How many batches an evaluation has, of those that are wanted. */
    default int batches(int wanted) {
        return wanted;
    }

    /**
     * What a program's own answers are worth, by the metrics' names; nothing where it gives none.
     *
     * @param program as it is
     * @param stop asked now and then
     * @return empty if it was stopped
     */
    default Optional<Map<String, Double>> judge(TrainingProgram program, BooleanSupplier stop) {
        return Optional.of(Map.of());
    }
}

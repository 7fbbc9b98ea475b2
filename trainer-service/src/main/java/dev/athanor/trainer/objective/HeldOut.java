package dev.athanor.trainer.objective;

import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.loop.ValidationSet;
import dev.athanor.trainer.program.TrainingProgram;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a run is evaluated on.
 *
 * @param data whose batches give loss and accuracy
 * @param answers of a model that writes some
 */
public record HeldOut(TrainingData data, Optional<Answers> answers) implements ValidationSet {

    @Override
    public Batch batch(long index) {
        return data.validation(index);
    }

    @Override
    public int batches(int wanted) {
        return data.validationBatches(wanted);
    }

    @Override
    public Optional<Map<String, Double>> judge(TrainingProgram program, BooleanSupplier stop) {
        return answers.isPresent() ? answers.get().judge(program, stop) : ValidationSet.super.judge(program, stop);
    }
}

package dev.athanor.trainer.observation;

import dev.athanor.contracts.config.ObservabilityConfiguration;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.SampleBatch;
import dev.athanor.trainer.program.EvaluationResult;
import dev.athanor.trainer.program.Observation;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import java.io.IOException;
import java.nio.file.Path;

/** A program that is looked at in some of its steps. Closing it ends the looking; the program itself stays open. */
public final class ObservedProgram implements TrainingProgram {

    /** As many as are told apart on a screen. */
    private static final int BINS = 64;

    private final TrainingProgram program;
    private final ObservabilityConfiguration wanted;
    private final Observer observer;
    private final ProfiledSteps profile;
    private long step;

    /**
     * @param program that computes
     * @param wanted what is due when
     * @param observer hears of it
     * @param scratch folder for local files
     * @param step optimizer steps done
     */
    public ObservedProgram(
            TrainingProgram program, ObservabilityConfiguration wanted, Observer observer, Path scratch, long step) {
        this.program = program;
        this.wanted = wanted;
        this.observer = observer;
        this.profile = new ProfiledSteps(program, wanted.profile(), observer, scratch);
        this.step = step;
    }

    @Override
    public StepResult step(Batch batch, double learningRate) {
        step++;
        profile.before(step);
        StepResult result = isLookedAt() ? look(batch, learningRate) : program.step(batch, learningRate);
        profile.after(step);
        return result;
    }

    private boolean isLookedAt() {
        return program.isObserved() && (isDue(wanted.norms()) || isDue(wanted.histograms()));
    }

    private boolean isDue(long every) {
        return every > 0 && step % every == 0;
    }

    private StepResult look(Batch batch, double learningRate) {
        Observation observation = program.observe(batch, learningRate, isDue(wanted.histograms()) ? BINS : 0);
        if (observation.step().applied()) {
            if (isDue(wanted.norms())) {
                observer.measured(step, observation.parameters());
            }
            if (isDue(wanted.histograms())) {
                observer.spread(step, observation.parameters());
            }
        }
        return observation.step();
    }

    @Override
    public EvaluationResult evaluate(Batch batch) {
        return program.evaluate(batch);
    }

    @Override
    public int[][] write(SampleBatch batch, int start, int end, int length) {
        return program.write(batch, start, end, length);
    }

    @Override
    public float[] scores(int... tokens) {
        return program.scores(tokens);
    }

    @Override
    public void save(Path file) throws IOException {
        program.save(file);
    }

    @Override
    public void close() {
        profile.end();
    }
}

package dev.athanor.trainer.curriculum;

import dev.athanor.contracts.config.CurriculumConfiguration;
import dev.athanor.contracts.config.CurriculumConfiguration.Kind;

/**
 * How the share of the allowed windows grows. It is constant over a stage, so that a stage can read its windows without
 * repetition; the stages of a smooth curve are so many that they follow it closely. Nothing of a {@code performance}
 * curriculum depends on the step: it is one stage.
 *
 * @param kind of the curve
 * @param initialShare at the beginning, above 0
 * @param warmupSteps at the initial share
 * @param growthSteps from there to a share of 1
 * @param stairs of the kinds that rise in stairs
 */
record Pacing(Kind kind, double initialShare, long warmupSteps, long growthSteps, int stairs) {

    private static final int SMOOTH = 100;

    static Pacing of(CurriculumConfiguration configuration) {
        return new Pacing(
                configuration.kind(),
                configuration.initialShare(),
                configuration.warmupSteps(),
                configuration.growthSteps(),
                configuration.stairs());
    }

    /** The first batch of the stage that a batch is in. */
    long stageStart(long batch) {
        long completed = completedStages(batch);
        return completed == 0 ? 0 : warmupSteps + Math.ceilDiv(Math.multiplyExact(completed, growthSteps), stages());
    }

    /**
     * The share in the stage of a batch, from the initial one to 1.
     *
     * @param stair that the evaluations have reached, for {@code performance}
     */
    double share(long batch, int stair) {
        double progress = (double) completedStages(batch) / stages();
        double square = initialShare * initialShare;
        return switch (kind) {
            case NONE -> 1;
            case LINEAR, STEP -> initialShare + (1 - initialShare) * progress;
            case ROOT -> Math.sqrt(square + (1 - square) * progress);
            case EXPONENTIAL -> Math.pow(initialShare, 1 - progress);
            case PERFORMANCE -> initialShare + (1 - initialShare) * Math.min(stair, stairs) / stairs;
        };
    }

    private int stages() {
        return switch (kind) {
            case NONE, PERFORMANCE -> 1;
            case STEP -> stairs;
            case LINEAR, ROOT, EXPONENTIAL -> SMOOTH;
        };
    }

    private long completedStages(long batch) {
        if (kind == Kind.PERFORMANCE || batch < warmupSteps) {
            return 0;
        }
        long grown = batch - warmupSteps;
        return grown >= growthSteps ? stages() : Math.multiplyExact(grown, stages()) / growthSteps;
    }
}

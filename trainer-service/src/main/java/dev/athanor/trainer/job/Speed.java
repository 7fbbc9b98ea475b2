package dev.athanor.trainer.job;

import dev.athanor.trainer.loop.Journal;
import dev.athanor.trainer.loop.StepRecord;

/** How fast an attempt trains, evaluations and checkpoints excluded. */
final class Speed implements Journal {

    private final long tokensPerStep;
    private long steps;
    private long nanos;

    Speed(long tokensPerStep) {
        this.tokensPerStep = tokensPerStep;
    }

    @Override
    public void stepped(StepRecord step) {
        steps++;
        nanos += step.totalNanos();
    }

    @Override
    public void evaluated(long step, double loss) {
        // An evaluation is no training.
    }

    /** 0 for an attempt without a step. */
    double tokensPerSecond() {
        return nanos == 0 ? 0 : steps * tokensPerStep * 1e9 / nanos;
    }
}

package dev.athanor.trainer.job;

import dev.athanor.trainer.loop.Journal;
import dev.athanor.trainer.loop.StepRecord;
import java.time.Duration;

/** Nobody watches. */
final class NoGauges implements Gauges {
    @Override
    public void began(String run) {}

    @Override
    public Journal journal(long tokensPerStep) {
        return new Journal() {
            @Override
            public void stepped(StepRecord step) {}

            @Override
            public void evaluated(long step, double loss) {}
        };
    }

    @Override
    public void checkpointSaved(Duration took) {}

    @Override
    public void ended() {}
}

package dev.athanor.trainer.job;

import dev.athanor.exchange.queue.Job;
import dev.athanor.trainer.control.RunSignals;
import dev.athanor.trainer.loop.Interruption;
import dev.athanor.trainer.loop.Orders;
import java.util.Optional;

/** What the queue, the fence and the signals want of a run. */
final class RunOrders implements Orders {

    private static final Optional<Interruption> SUPERSEDED = Optional.of(new Interruption.Superseded());
    private static final Optional<Interruption> HAND_BACK =
            Optional.of(new Interruption.HandBack("the worker is shutting down"));

    private final String run;
    private final Job<?> job;
    private final Fence fence;
    private final RunSignals signals;
    private long savesHeard;

    RunOrders(String run, Job<?> job, Fence fence, RunSignals signals) {
        this.run = run;
        this.job = job;
        this.fence = fence;
        this.signals = signals;
        // Wishes of the time before this attempt were another worker's, or nobody's.
        this.savesHeard = signals.saves(run);
    }

    @Override
    public Optional<Interruption> interruption() {
        if (!fence.isHeld()) {
            return SUPERSEDED;
        }
        Optional<Interruption> signalled = signals.interruption(run);
        if (signalled.isPresent()) {
            return signalled;
        }
        return job.signal() == Job.Signal.HAND_BACK ? HAND_BACK : Optional.empty();
    }

    @Override
    public boolean takeSave() {
        long saves = signals.saves(run);
        boolean wanted = saves > savesHeard;
        savesHeard = saves;
        return wanted;
    }
}

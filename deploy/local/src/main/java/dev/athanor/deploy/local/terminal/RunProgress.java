package dev.athanor.deploy.local.terminal;

import dev.athanor.deploy.local.client.RunStatus;
import dev.athanor.deploy.local.client.Runs;

/** Shows a run while it trains. */
public final class RunProgress {

    private final Terminal terminal;

    public RunProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Follows the run to its end. */
    public RunStatus follow(Runs runs, String run) throws InterruptedException {
        try (var line = new ProgressLine(terminal)) {
            return runs.await(run, status -> line.show(status.state(), status.fraction(), details(status)));
        }
    }

    private static String details(RunStatus status) {
        var steps = "step %d/%d".formatted(status.step(), status.steps());
        if (Double.isNaN(status.loss())) {
            return steps;
        }
        return steps
                + "  loss " + Quantities.loss(status.loss())
                + (Double.isNaN(status.validationLoss())
                        ? ""
                        : "  val_loss " + Quantities.loss(status.validationLoss()))
                + "  " + Quantities.count(status.tokensPerSecond()) + " tokens/s"
                + (status.hasEnded() ? "" : "  " + Quantities.time(status.secondsLeft()) + " left");
    }
}

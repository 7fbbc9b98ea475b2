package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.RunStatus;
import dev.athanor.deploy.local.terminal.Quantities;
import dev.athanor.deploy.local.terminal.Terminal;

/** Says how a run ended, to people and by an exit code. */
final class RunOutcome {

    private RunOutcome() {}

    static int report(Terminal terminal, RunStatus run) {
        if (run.isCompleted() && !run.reason().isEmpty()) {
            terminal.out().println("%s completed: %s".formatted(run.id(), run.reason()));
            return 0;
        }
        if (run.isCompleted()) {
            terminal.out()
                    .println("%s completed: val_loss %s after %d steps"
                            .formatted(run.id(), Quantities.loss(run.validationLoss()), run.step()));
            return 0;
        }
        terminal.out()
                .println("%s %s at step %d%s"
                        .formatted(
                                run.id(), run.state(), run.step(), run.reason().isEmpty() ? "" : ": " + run.reason()));
        return Failures.FAILED;
    }
}

package dev.athanor.tracker.run;

import jakarta.enterprise.context.ApplicationScoped;

/** Validation losses that come as metric points, before a checkpoint or the end says them too. */
@ApplicationScoped
public class Evaluations {

    private final RunTables tables;

    public Evaluations(RunTables tables) {
        this.tables = tables;
    }

    /** A loss after {@code step} steps. What the run itself says of that step goes before it. */
    public void measured(String id, long step, double loss) {
        var run = tables.locked(id);
        if (run.validationStep == null || run.validationStep < step) {
            run.evaluated(step, loss);
        }
    }
}

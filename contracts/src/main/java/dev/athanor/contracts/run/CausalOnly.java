package dev.athanor.contracts.run;

import dev.athanor.contracts.config.CurriculumConfiguration;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be asked of causal language models alone. A configuration that names its architecture is held to it when it is
 * resolved; one that starts from another model, when its dataset is known.
 */
record CausalOnly(RunConfiguration configuration) {

    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        refuseUnless(configuration.samples().count() == 0, "samples.count", "0", violations);
        refuseUnless(
                configuration.curriculum().kind() == CurriculumConfiguration.Kind.NONE,
                "curriculum.kind",
                "none",
                violations);
        return violations;
    }

    private static void refuseUnless(boolean holds, String path, String allowed, List<Violation> violations) {
        if (!holds) {
            violations.add(new Violation(
                    path, "is for causal language models, which this run does not train; allowed is " + allowed));
        }
    }
}

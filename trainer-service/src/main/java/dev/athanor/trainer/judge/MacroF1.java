package dev.athanor.trainer.judge;

import dev.athanor.trainer.program.EvaluationResult.LabelCounts;
import java.util.List;

/**
 * The mean over labels of the harmonic mean of precision and recall: each label counts alike, however rare. Labels that
 * neither stand there nor were given are passed over, as scikit-learn does.
 */
public final class MacroF1 {

    private MacroF1() {}

    /**
     * From 0 to 1.
     *
     * @param labels how often each was met
     */
    public static double of(List<LabelCounts> labels) {
        return labels.stream()
                .filter(label -> label.given() + label.actual() > 0)
                .mapToDouble(label -> 2.0 * label.hits() / (label.given() + label.actual()))
                .average()
                .orElse(0);
    }
}

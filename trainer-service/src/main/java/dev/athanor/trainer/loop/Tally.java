package dev.athanor.trainer.loop;

import dev.athanor.contracts.event.MetricNames;
import dev.athanor.trainer.judge.MacroF1;
import dev.athanor.trainer.program.EvaluationResult;
import dev.athanor.trainer.program.EvaluationResult.LabelCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums up the batches of an evaluation: every place counts alike, in whatever batch it stands. */
final class Tally {

    private double losses;
    private long places;
    private long correct;
    private final List<LabelCounts> labels = new ArrayList<>();

    void add(EvaluationResult batch) {
        // A product of a single and a count of places is exact in a double, and so is the mean of batches of one size.
        losses += batch.loss() * batch.places();
        places += batch.places();
        correct += batch.correct();
        for (int label = 0; label < batch.labels().size(); label++) {
            if (label == labels.size()) {
                labels.add(LabelCounts.NONE);
            }
            labels.set(label, labels.get(label).plus(batch.labels().get(label)));
        }
    }

    /** Mean over all places; 0 if there is none. */
    double loss() {
        return places == 0 ? 0 : losses / places;
    }

    /** What was measured beside the loss, by the metrics' names. */
    Map<String, Double> metrics() {
        Map<String, Double> metrics = new TreeMap<>();
        if (places > 0) {
            metrics.put(MetricNames.VALIDATION_ACCURACY, (double) correct / places);
        }
        if (!labels.isEmpty()) {
            metrics.put(MetricNames.VALIDATION_F1, MacroF1.of(labels));
        }
        return metrics;
    }
}

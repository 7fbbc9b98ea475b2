package dev.athanor.trainer.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The learning rate that a sweep speaks for.
 *
 * @param learningRate none if the loss never fell
 * @param reason in a sentence or two
 */
public record Suggestion(OptionalDouble learningRate, String reason) {

    /**
     * The rate at which the smoothed loss falls fastest, against the logarithm of the rate: there learning is quick, and
     * the rates that are too high are still some way off.
     *
     * @param diverged whether the loss did, at the last rate
     */
    static Suggestion of(List<SweptRate> swept, boolean diverged) {
        int least = IntStream.range(0, swept.size())
                .filter(i -> Double.isFinite(swept.get(i).smoothedLoss()))
                .boxed()
                .min(Comparator.comparingDouble(i -> swept.get(i).smoothedLoss()))
                .orElse(0);
        Optional<Integer> steepest = IntStream.range(1, least)
                .boxed()
                .min(Comparator.comparingDouble(i -> slope(swept, i)))
                .filter(i -> slope(swept, i) < 0);
        return steepest.map(
                        i -> new Suggestion(OptionalDouble.of(swept.get(i).rate()), reason(swept, i, least, diverged)))
                .orElseGet(() -> new Suggestion(
                        OptionalDouble.empty(),
                        "The loss never fell: lower sweep.from (it was %.3g), or look at the data."
                                .formatted(
                                        swept.isEmpty()
                                                ? Double.NaN
                                                : swept.getFirst().rate())));
    }

    private static double slope(List<SweptRate> swept, int i) {
        SweptRate before = swept.get(i - 1);
        SweptRate after = swept.get(i + 1);
        return (after.smoothedLoss() - before.smoothedLoss()) / Math.log(after.rate() / before.rate());
    }

    private static String reason(List<SweptRate> swept, int steepest, int least, boolean diverged) {
        return "optimizer.learningRate %.3g: there the smoothed loss falls fastest, from %.4f to %.4f at its least, at %.3g. %s"
                .formatted(
                        swept.get(steepest).rate(),
                        swept.getFirst().smoothedLoss(),
                        swept.get(least).smoothedLoss(),
                        swept.get(least).rate(),
                        diverged
                                ? "It diverges at %.3g."
                                        .formatted(swept.getLast().rate())
                                : "It does not diverge up to %.3g."
                                        .formatted(swept.getLast().rate()));
    }
}

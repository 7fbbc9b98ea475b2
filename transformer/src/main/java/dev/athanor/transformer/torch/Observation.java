package dev.athanor.transformer.torch;

import dev.athanor.transformer.observation.Distribution;
import dev.athanor.transformer.observation.ObservedParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A step seen from near.
 *
 * @param step what it gave
 * @param parameters those that are trained; empty if the step was skipped
 */
public record Observation(StepResult step, List<ObservedParameter> parameters) {

    /** Numbers of a step, and of a distribution beside its counts. */
    private static final int STEP = 3;

    private static final int SUMMARY = 4;

    /** The program's method that describes a tensor: least, greatest, mean, norm, then the counts of as many intervals. */
    static final String DISTRIBUTION = """
              def distribution(self: __torch__.Program, values: Tensor, bins: int) -> Tensor:
                summary = torch.stack([torch.min(values), torch.max(values), torch.mean(values), torch.linalg_vector_norm(values)])
                if torch.gt(bins, 0):
                  distribution = torch.cat([summary, torch.histc(values, bins)])
                else:
                  distribution = summary
                return distribution
            """;

    public Observation {
        parameters = List.copyOf(parameters);
    }

    /**
     * Reads what a program gives.
     *
     * @param statistics the step's three numbers, then every parameter's weights and gradient, then every parameter's change
     * @param observed the parameters, in that order
     * @param bins intervals of each distribution
     */
    static Observation of(float[] statistics, ObservedNames observed, int bins) {
        StepResult step = new StepResult(statistics[0], statistics[1], statistics[2] != 0);
        if (step.skipped()) {
            return new Observation(step, List.of());
        }
        int width = SUMMARY + bins;
        int changes = STEP + 2 * width * observed.names().size();
        List<ObservedParameter> parameters = new ArrayList<>();
        for (int i = 0; i < observed.names().size(); i++) {
            String name = observed.names().get(i);
            int first = STEP + 2 * width * i;
            parameters.add(new ObservedParameter(
                    name,
                    distribution(statistics, first, observed.elements(name), bins),
                    distribution(statistics, first + width, observed.elements(name), bins),
                    statistics[changes + i]));
        }
        return new Observation(step, parameters);
    }

    private static Distribution distribution(float[] statistics, int first, long elements, int bins) {
        int counts = first + SUMMARY;
        return new Distribution(
                elements,
                statistics[first],
                statistics[first + 1],
                statistics[first + 2],
                statistics[first + 3],
                LongStream.range(0, bins)
                        .map(bin -> (long) statistics[counts + (int) bin])
                        .boxed()
                        .toList());
    }
}

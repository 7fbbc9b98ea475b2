import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import java.util.List;
import java.util.stream.Stream;

/**
 * How often a configuration saves, and on what it trains meanwhile.
 *
 * @param name of the preset
 * @param microBatches of a step
 * @param batch sequences of a micro-batch
 * @param length tokens of a sequence
 * @param steps from one checkpoint to the next, at the least
 */
record Interval(String name, int microBatches, int batch, int length, long steps) {

    /** What is taken where nobody says, and every preset. */
    static List<Interval> ofPresets() {
        return Stream.concat(
                        Stream.of(of("default", null)),
                        Stream.of("tiny", "small", "medium").map(preset -> of(preset, preset)))
                .toList();
    }

    private static Interval of(String name, String preset) {
        RunConfiguration configuration = RunConfigurations.resolve(RunConfigurations.merge(
                preset, RunConfigurations.parse("{name: n, dataset: d}"), List.of()));
        return new Interval(
                name,
                configuration.training().accumulation(),
                configuration.training().batchSize(),
                configuration.model().contextLength(),
                // An evaluation that is the best so far is followed by a checkpoint too.
                Math.min(configuration.checkpoints().every(), configuration.evaluation().every()));
    }

    int sequences() {
        return microBatches * batch;
    }
}

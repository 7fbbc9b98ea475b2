package dev.athanor.trainer.tensorboard;

import dev.athanor.transformer.observation.Distribution;
import java.util.Map;

/** What an event file says, one record each. Field numbers are those of {@code event.proto} and {@code summary.proto}. */
public sealed interface Event {

    /** The first record of every file. */
    record Version() implements Event {}

    /**
     * A writer begins, or goes on: readers drop what earlier files say of this step and of later ones, so that a run that
     * went back to a checkpoint has one curve.
     *
     * @param step the first that this writer will speak of
     */
    record Start(long step) implements Event {}

    /** Values of curves at a step, by the curve's name. */
    record Scalars(long step, Map<String, Double> values) implements Event {
        public Scalars {
            values = Map.copyOf(values);
        }
    }

    /** How the numbers of some tensors are spread at a step, by what they are shown as. */
    record Histograms(long step, Map<String, Distribution> distributions) implements Event {
        public Histograms {
            distributions = Map.copyOf(distributions);
        }
    }

    /** A text in Markdown. */
    record Text(long step, String tag, String markdown) implements Event {}

    /**
     * The record of an event, ready to be appended to a file.
     *
     * @param timeMillis when it happened, since the epoch
     */
    default byte[] toRecord(long timeMillis) {
        return TfRecord.of(EventMessages.of(this, timeMillis).toBytes());
    }
}

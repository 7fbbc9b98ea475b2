package dev.athanor.data.sample;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.RowPlace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The labels of one part, each with the place where it was seen first. */
final class LabelPlaces {

    /** A column with more is no label; also what keeps them small in memory. */
    private static final int MOST_LABELS = 10_000;

    private static final int FEWEST_LABELS = 2;

    private final Map<String, RowPlace> places = new TreeMap<>();

    void see(String label, RowPlace place) {
        places.putIfAbsent(label, place);
        if (places.size() > MOST_LABELS) {
            throw new DatasetException(
                    DatasetProblem.TOO_MANY_LABELS,
                    "%s: this is the label number %d, and at most %d are allowed: is it the right column?"
                            .formatted(place, places.size(), MOST_LABELS));
        }
    }

    /**
     * The names, ascending, where these are the labels to train on.
     *
     * @param heldOut those of the other part
     */
    List<String> names(LabelPlaces heldOut) {
        heldOut.places.forEach((label, place) -> {
            if (!places.containsKey(label)) {
                throw new DatasetException(
                        DatasetProblem.LABEL_NOT_IN_TRAINING,
                        "%s: the label '%s' occurs only among the samples that are held out, so it cannot be learnt: send more samples of it, or take another splitSeed."
                                .formatted(place, label));
            }
        });
        if (places.size() < FEWEST_LABELS) {
            throw new DatasetException(
                    DatasetProblem.TOO_FEW_LABELS,
                    "All samples have the label '%s': there is nothing to tell apart. Send samples of at least two labels."
                            .formatted(String.join("", places.keySet())));
        }
        return List.copyOf(places.keySet());
    }
}

package dev.athanor.trainer.observation;

import dev.athanor.transformer.observation.Distribution;
import dev.athanor.transformer.observation.ObservedParameter;
import java.util.List;

/** Parameters as they may be seen. */
final class Seen {

    private Seen() {}

    /** A parameter of four weights with given norms. */
    static ObservedParameter parameter(String name, double weights, double gradient, double change) {
        return new ObservedParameter(name, distribution(weights), distribution(gradient), change);
    }

    private static Distribution distribution(double norm) {
        return new Distribution(4, -1, 1, 0, norm, List.of(1L, 3L));
    }
}

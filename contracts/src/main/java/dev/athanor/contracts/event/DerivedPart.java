package dev.athanor.contracts.event;

import dev.athanor.contracts.name.Names;
import org.jspecify.annotations.Nullable;

/**
 * A version whose samples another dataset is made of.
 *
 * @param dataset its name
 * @param version its content hash
 * @param weight its share of the mix, against the other parts' weights; absent where all of its samples are taken
 */
public record DerivedPart(
        String dataset, String version, @Nullable Double weight) {

    public DerivedPart {
        Names.require("part's dataset", dataset);
        Names.require("part's version", version);
        if (weight != null && !(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("part's weight: is %s; allowed is a number above 0".formatted(weight));
        }
    }

    /** The weight; all parts count alike where none has one. */
    public double weightOrOne() {
        return weight == null ? 1 : weight;
    }
}

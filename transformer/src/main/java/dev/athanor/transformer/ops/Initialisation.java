package dev.athanor.transformer.ops;

/** Where a parameter's first values come from. */
public sealed interface Initialisation {

    /** Zero. */
    Initialisation ZEROS = new Constant(0);

    /** One. */
    Initialisation ONES = new Constant(1);

    /**
     * Every element the same.
     *
     * @param value of every element
     */
    record Constant(float value) implements Initialisation {}

    /**
     * Independent draws from a normal distribution with mean 0.
     *
     * @param standardDeviation of the distribution, positive
     */
    record Normal(double standardDeviation) implements Initialisation {
        public Normal {
            if (!(standardDeviation > 0)) {
                throw new IllegalArgumentException("a standard deviation is positive, not " + standardDeviation);
            }
        }
    }
}

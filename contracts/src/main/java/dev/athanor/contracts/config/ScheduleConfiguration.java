package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The learning rate over the steps: linear warm-up, then the kind's curve. Curves that end somewhere end at the minimum,
 * at the last step; the others never fall below it.
 *
 * @param kind of the curve
 * @param warmupRatio share of the steps that the warm-up takes
 * @param warmupSteps steps of the warm-up, in place of the share
 * @param minimumLearningRate which the curve does not leave downwards
 * @param restarts of {@code cosine-with-restarts}
 * @param polynomial of {@code polynomial}
 * @param oneCycle of {@code one-cycle}
 * @param drops of {@code step}
 * @param decay of {@code warmup-stable-decay}
 * @param plateau of {@code reduce-on-plateau}
 */
public record ScheduleConfiguration(
        @Setting(value = "The curve after the warm-up.", fallback = "cosine")
        Kind kind,

        @Setting(
                value = "Share of the steps over which the learning rate rises to its peak, instead of warmupSteps.",
                fallback = "0.05")
        @Limits(atLeast = 0, atMost = 1)
        @Alternative("schedule.warmupSteps")
        double warmupRatio,

        @Setting(value = "Steps over which the learning rate rises to its peak.", fallback = "0")
        @Limits(atLeast = 0)
        @NoMoreThan("training.steps")
        long warmupSteps,

        @Setting("The learning rate at the last step, or the least that there is.")
        @ShareOf(value = "optimizer.learningRate", share = 0.1)
        @Limits(atLeast = 0)
        @NoMoreThan("optimizer.learningRate")
        double minimumLearningRate,

        @Setting("How cosine-with-restarts begins anew.") Restarts restarts,
        @Setting("How polynomial bends.") Polynomial polynomial,
        @Setting("How one-cycle begins.") OneCycle oneCycle,
        @Setting("How step drops.") Drops drops,
        @Setting("How warmup-stable-decay ends.") Decay decay,
        @Setting("When reduce-on-plateau reduces.") Plateau plateau) {

    public ScheduleConfiguration {
        Inspection.require(
                ScheduleConfiguration.class,
                kind,
                warmupRatio,
                warmupSteps,
                minimumLearningRate,
                restarts,
                polynomial,
                oneCycle,
                drops,
                decay,
                plateau);
    }

    /** The curves. */
    public enum Kind {
        /** Half a cosine. */
        @JsonProperty("cosine")
        COSINE,
        /** A straight line. */
        @JsonProperty("linear")
        LINEAR,
        /** The peak throughout. */
        @JsonProperty("constant")
        CONSTANT,
        /** Several halves of a cosine, each from the peak. */
        @JsonProperty("cosine-with-restarts")
        COSINE_WITH_RESTARTS,
        /** A power of the share that is left. */
        @JsonProperty("polynomial")
        POLYNOMIAL,
        /** Up and down again, along cosines; the warm-up is the way up. */
        @JsonProperty("one-cycle")
        ONE_CYCLE,
        /** Stairs. */
        @JsonProperty("step")
        STEP,
        /** One over the square root of the step. */
        @JsonProperty("inverse-square-root")
        INVERSE_SQUARE_ROOT,
        /** The peak, and down only at the end. */
        @JsonProperty("warmup-stable-decay")
        WARMUP_STABLE_DECAY,
        /** Down whenever the validation loss no longer falls. */
        @JsonProperty("reduce-on-plateau")
        REDUCE_ON_PLATEAU
    }

    /**
     * Warm restarts, see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter, 2017</a>.
     *
     * @param cycles how many
     * @param growth length of a cycle in lengths of the one before
     */
    public record Restarts(
            @Setting(value = "How many cycles.", fallback = "4") @Limits(atLeast = 1, atMost = 10_000)
            int cycles,

            @Setting(value = "Length of a cycle in lengths of the one before.", fallback = "1")
            @Limits(atLeast = 1, atMost = 10)
            double growth) {

        public Restarts {
            Inspection.require(Restarts.class, cycles, growth);
        }
    }

    /**
     * The bend of a polynomial.
     *
     * @param power 1 is a straight line
     */
    public record Polynomial(
            @Setting(value = "1 is a straight line.", fallback = "2") @Limits(above = 0, atMost = 100)
            double power) {

        public Polynomial {
            Inspection.require(Polynomial.class, power);
        }
    }

    /**
     * One cycle, see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin, 2018</a>.
     *
     * @param initialShare of the peak, at the first step
     */
    public record OneCycle(
            @Setting(value = "Share of the peak that the first step has.", fallback = "0.04")
            @Limits(above = 0, atMost = 1)
            double initialShare) {

        public OneCycle {
            Inspection.require(OneCycle.class, initialShare);
        }
    }

    /**
     * Stairs.
     *
     * @param every steps of a stair
     * @param factor between two stairs
     */
    public record Drops(
            @Setting(value = "Steps between two drops.", fallback = "1000") @Limits(atLeast = 1)
            long every,

            @Setting(value = "What a drop multiplies the rate with.", fallback = "0.5") @Limits(above = 0, below = 1)
            double factor) {

        public Drops {
            Inspection.require(Drops.class, every, factor);
        }
    }

    /**
     * The end of a warm-up-stable-decay schedule, see <a href="https://arxiv.org/abs/2405.18392">Hägele et al., 2024</a>.
     *
     * @param share of the steps
     * @param shape of the way down
     */
    public record Decay(
            @Setting(value = "Share of the steps in which the rate falls.", fallback = "0.2")
            @Limits(atLeast = 0, atMost = 1)
            double share,

            @Setting(value = "The shape of the way down.", fallback = "linear")
            Shape shape) {

        public Decay {
            Inspection.require(Decay.class, share, shape);
        }

        /** Ways down. */
        public enum Shape {
            /** A straight line. */
            @JsonProperty("linear")
            LINEAR,
            /** Half a cosine. */
            @JsonProperty("cosine")
            COSINE,
            /** One minus the square root of the way: steep first, then flat. */
            @JsonProperty("square-root")
            SQUARE_ROOT
        }
    }

    /**
     * Reductions when the validation loss no longer falls.
     *
     * @param factor of a reduction
     * @param patience evaluations without an improvement that are borne
     * @param minimumImprovement share of the best loss that counts as one
     * @param cooldown evaluations after a reduction that are not judged
     */
    public record Plateau(
            @Setting(value = "What a reduction multiplies the rate with.", fallback = "0.5")
            @Limits(above = 0, below = 1)
            double factor,

            @Setting(value = "Evaluations without an improvement that are borne.", fallback = "3")
            @Limits(atLeast = 0, atMost = 1e6)
            int patience,

            @Setting(value = "Share of the best loss that counts as an improvement.", fallback = "1e-4")
            @Limits(atLeast = 0, below = 1)
            double minimumImprovement,

            @Setting(value = "Evaluations after a reduction that are not judged.", fallback = "0")
            @Limits(atLeast = 0, atMost = 1e6)
            int cooldown) {

        public Plateau {
            Inspection.require(Plateau.class, factor, patience, minimumImprovement, cooldown);
        }
    }
}

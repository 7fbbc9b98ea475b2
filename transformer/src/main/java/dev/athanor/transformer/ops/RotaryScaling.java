package dev.athanor.transformer.ops;

/** How rotary frequencies are changed for contexts beyond those that a model was first trained on. */
public sealed interface RotaryScaling {

    /** Not at all. */
    RotaryScaling NONE = new None();

    /** The frequency that takes the place of one, in radians per token. */
    float of(float frequency);

    /** See {@link #NONE}. */
    record None() implements RotaryScaling {
        @Override
        public float of(float frequency) {
            return frequency;
        }
    }

    /**
     * All positions are squeezed alike (<a href="https://arxiv.org/abs/2306.15595">Chen et al., 2023</a>).
     *
     * @param factor by which the context grows
     */
    record Linear(double factor) implements RotaryScaling {
        public Linear {
            requirePositive("factor", factor);
        }

        @Override
        public float of(float frequency) {
            return (float) (frequency / factor);
        }
    }

    /**
     * Slow frequencies are squeezed, fast ones stay, those between are interpolated
     * (<a href="https://arxiv.org/abs/2407.21783">Llama 3, 2024</a>).
     *
     * @param factor by which the context grows
     * @param lowFrequency turns within the original context up to which a frequency is slow
     * @param highFrequency turns within the original context from which on it is fast
     * @param originalContext in tokens
     */
    record Llama3(double factor, double lowFrequency, double highFrequency, int originalContext)
            implements RotaryScaling {
        public Llama3 {
            requirePositive("factor", factor);
            requirePositive("lowFrequency", lowFrequency);
            requirePositive("originalContext", originalContext);
            if (!(highFrequency > lowFrequency)) {
                throw new IllegalArgumentException(
                        "highFrequency %s is not above lowFrequency %s".formatted(highFrequency, lowFrequency));
            }
        }

        @Override
        public float of(float frequency) {
            double turns = originalContext * frequency / (2 * Math.PI);
            double share = Math.clamp((turns - lowFrequency) / (highFrequency - lowFrequency), 0.0, 1.0);
            return (float) ((1 - share) * frequency / factor + share * frequency);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("rotary scaling: " + name + " must be positive, not " + value);
        }
    }
}

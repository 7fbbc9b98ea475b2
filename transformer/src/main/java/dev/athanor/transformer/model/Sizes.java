package dev.athanor.transformer.model;

/** What the numbers of every architecture's configuration must be. */
final class Sizes {

    private Sizes() {}

    static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be positive, not " + text(value));
        }
    }

    static void requireDivisible(String name, int value, String divisorName, int divisor) {
        if (value % divisor != 0) {
            throw new IllegalArgumentException(
                    "%s %d is not divisible by %s %d".formatted(name, value, divisorName, divisor));
        }
    }

    static void requireProbability(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is a probability below 1, not " + value);
        }
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}

package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Activation;
import java.util.function.DoubleUnaryOperator;

/**
 * An activation and its derivative, in double precision.
 *
 * @param value of the function
 * @param slope of the function, at the same argument
 */
record PlainFunction(DoubleUnaryOperator value, DoubleUnaryOperator slope) {

    private static final double TANH_SCALE = Math.sqrt(2 / Math.PI);

    static PlainFunction of(Activation activation) {
        return switch (activation) {
            case GELU -> new PlainFunction(x -> x * normal(x), x -> normal(x) + x * density(x));
            case GELU_TANH -> new PlainFunction(PlainFunction::geluTanh, PlainFunction::geluTanhSlope);
            case SILU -> new PlainFunction(x -> x * sigmoid(x), x -> sigmoid(x) * (1 + x * (1 - sigmoid(x))));
            case RELU -> new PlainFunction(x -> Math.max(x, 0), x -> x > 0 ? 1 : 0);
            case TANH -> new PlainFunction(Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x));
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The normal distribution's integral, by its power series, which converges fast for what activations are given. */
    private static double normal(double x) {
        double sum = 0;
        double term = x;
        for (int k = 1; Math.abs(term) > 1e-18; k++) {
            sum += term;
            term *= x * x / (2 * k + 1);
        }
        return 0.5 + density(x) * sum;
    }

    private static double inner(double x) {
        return TANH_SCALE * (x + 0.044715 * x * x * x);
    }

    private static double geluTanh(double x) {
        return 0.5 * x * (1 + Math.tanh(inner(x)));
    }

    private static double geluTanhSlope(double x) {
        double tanh = Math.tanh(inner(x));
        return 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * TANH_SCALE * (1 + 3 * 0.044715 * x * x);
    }
}

package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.Value.Layout;
import java.util.Set;
import java.util.function.Consumer;

/** The lines of a forward pass as they are written, and beside each, on the tape, what it leaves to the backward pass. */
final class DifferentiatedLines {

    private final MethodBody body;
    private final Tape tape;
    private final Precision precision;
    private final Set<Parameter> trained;
    private final WeightNames weights;

    /**
     * @param precision that products compute in
     * @param trained parameters, the only ones that get gradients
     */
    DifferentiatedLines(MethodBody body, Precision precision, Set<Parameter> trained) {
        this.body = body;
        this.tape = new Tape(body);
        this.precision = precision;
        this.trained = trained;
        this.weights = new WeightNames(body);
    }

    MethodBody body() {
        return body;
    }

    Tape tape() {
        return tape;
    }

    Precision precision() {
        return precision;
    }

    /** The expression that reads a parameter. */
    String weight(Parameter parameter) {
        return weights.expression(parameter);
    }

    boolean trains(Parameter parameter) {
        return trained.contains(parameter);
    }

    /** A new variable of rows. */
    Value rows(String base, Precision own, boolean varies, String expression) {
        return assign(base, Layout.ROWS, own, varies, expression);
    }

    /** A new variable. */
    Value assign(String base, Layout layout, Precision own, boolean varies, String expression) {
        return new Value(body.assign(base, expression), layout, own, varies);
    }

    /** Notes what to write, given the name of a result's gradient, unless nothing that is trained has a part in it. */
    void backward(Value result, Consumer<String> lines) {
        if (result.varies()) {
            tape.record(result.name(), lines);
        }
    }

    /** Adds to the gradient of a parameter, if it is trained, from what was computed in the products' precision. */
    void train(Parameter parameter, String expression) {
        if (trains(parameter)) {
            tape.add(parameter, precision == Precision.FP32 ? expression : single(expression));
        }
    }

    /** In the precision of products; cast once for all that read it. */
    Value computed(Value x) {
        if (x.precision() == precision) {
            return x;
        }
        String name = body.once("computing with " + x, () -> {
            String cast = body.assign(x.name(), precision.cast(x.name()));
            tape.record(cast, gradient -> tape.add(x.name(), single(gradient)));
            return cast;
        });
        return new Value(name, x.layout(), precision, x.varies());
    }

    /** The same of a parameter. */
    String computed(Parameter parameter) {
        String expression = weight(parameter);
        return precision == Precision.FP32
                ? expression
                : body.once(
                        "computing with " + expression,
                        () -> body.assign(WeightNames.nameOf(parameter) + "_cast", precision.cast(expression)));
    }

    /** In fp32. */
    Value single(Value x) {
        if (x.precision() == Precision.FP32) {
            return x;
        }
        Value result = assign(x.name(), x.layout(), Precision.FP32, x.varies(), single(x.name()));
        backward(result, gradient -> tape.add(x.name(), precision.cast(gradient)));
        return result;
    }

    private static String single(String expression) {
        return "torch.to(%s, %d)".formatted(expression, Precision.FP32.type());
    }
}

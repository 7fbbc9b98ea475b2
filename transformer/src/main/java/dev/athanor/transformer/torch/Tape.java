package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the lines of a forward pass leave to be done backwards, and the gradients that are known so far: reverse-mode
 * differentiation (<a href="https://arxiv.org/abs/1502.05767">Baydin et al., 2015</a>) at the time of writing.
 */
final class Tape {

    private final MethodBody body;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, String> gradients = new HashMap<>();
    private final Map<Parameter, String> ofParameters = new LinkedHashMap<>();

    /** What to write once the gradient of a result is known. */
    private record Entry(String result, Consumer<String> backward) {}

    Tape(MethodBody body) {
        this.body = body;
    }

    /**
     * Notes an operation.
     *
     * @param result its variable
     * @param backward writes the gradients of its arguments, given the name of the result's
     */
    void record(String result, Consumer<String> backward) {
        entries.push(new Entry(result, backward));
    }

    /**
     * Adds to a variable's gradient.
     *
     * @param expression of a tensor that nothing else refers to
     */
    void add(String variable, String expression) {
        String known = gradients.get(variable);
        gradients.put(
                variable,
                body.assign(
                        "d_" + variable,
                        known == null ? expression : "torch.add_(%s, %s)".formatted(expression, known)));
    }

    /**
     * Adds to a variable's gradient.
     *
     * @param gradient a variable that others may refer to as well, and which stays as it is
     */
    void share(String variable, String gradient) {
        String known = gradients.get(variable);
        gradients.put(
                variable,
                known == null
                        ? gradient
                        : body.assign("d_" + variable, "torch.add(%s, %s)".formatted(gradient, known)));
    }

    /** The same for the gradient of a parameter, in fp32. */
    void add(Parameter parameter, String expression) {
        String known = ofParameters.get(parameter);
        ofParameters.put(
                parameter,
                body.assign(
                        "d_" + WeightNames.nameOf(parameter),
                        known == null ? expression : "torch.add_(%s, %s)".formatted(expression, known)));
    }

    /** Writes everything backwards; what no gradient reaches is left out. */
    void unwind() {
        while (!entries.isEmpty()) {
            Entry entry = entries.pop();
            String gradient = gradients.remove(entry.result());
            if (gradient != null) {
                entry.backward().accept(gradient);
            }
        }
    }

    /**
     * The variable with a parameter's gradient.
     *
     * @throws IllegalArgumentException if none reached it
     */
    String gradient(Parameter parameter) {
        String gradient = ofParameters.get(parameter);
        if (gradient == null) {
            throw new IllegalArgumentException("the loss does not depend on " + parameter.name());
        }
        return gradient;
    }
}

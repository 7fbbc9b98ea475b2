package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.LayerNorm;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.ops.RmsNorm;
import dev.athanor.transformer.torch.Value.Layout;
import org.jspecify.annotations.Nullable;

/**
 * Interprets a language model as the lines of its forward pass, in rows as {@link TorchScriptOps} does, and notes those of
 * its backward pass on a {@link Tape}. The lines run without autograd, which would build the graph of every step anew;
 * attention alone is left to it, since kernels differ from device to device.
 *
 * <p>The lines expect the names {@code self} and {@code tokens} ({@code [batch, time]}, int64).
 */
final class DifferentiatingOps implements Ops<Value> {

    static final Value TOKENS = new Value("tokens", Layout.INDICES, Precision.FP32, false);

    private static final Value POSITIONS = new Value("positions", Layout.INDICES, Precision.FP32, false);

    private final DifferentiatedLines lines;
    private final DocumentLines documents;
    private final DifferentiatedNorms norms;
    private final DifferentiatedAttention attention;

    DifferentiatingOps(DifferentiatedLines lines, int contextLength, Documents documents) {
        MethodBody body = lines.body();
        this.lines = lines;
        this.documents = new DocumentLines(body, documents);
        this.norms = new DifferentiatedNorms(lines);
        this.attention = new DifferentiatedAttention(
                lines, new AttentionLines(body, lines.precision(), contextLength, lines::weight, this.documents));
        body.line("batch = torch.size(tokens, 0)");
        body.line("time = torch.size(tokens, 1)");
    }

    @Override
    public Value positions(Value tokens) {
        return POSITIONS;
    }

    @Override
    public Value embedding(Parameter table, Value indices) {
        return indices.equals(POSITIONS) && !documents.areSeparate()
                ? places(table)
                : rowsOf(table, indices.equals(POSITIONS) ? documents.places() : indices.name());
    }

    /** In a sequence of one text the places are the first rows of their table in order. */
    private Value places(Parameter table) {
        Value result = lines.assign(
                WeightNames.nameOf(table),
                Layout.PLACES,
                Precision.FP32,
                lines.trains(table),
                "torch.slice(%s, 0, 0, time)".formatted(lines.weight(table)));
        lines.backward(result, gradient -> {
            int rows = table.shape().getFirst();
            lines.tape()
                    .add(table, "torch.constant_pad_nd(%s, [0, 0, 0, torch.sub(%d, time)])".formatted(gradient, rows));
        });
        return result;
    }

    private Value rowsOf(Parameter table, String indices) {
        String flat = lines.body()
                .once("flat " + indices, () -> lines.body().assign("indices", "torch.flatten(%s)".formatted(indices)));
        Value result = lines.assign(
                WeightNames.nameOf(table),
                Layout.ROWS,
                Precision.FP32,
                lines.trains(table),
                "torch.embedding(%s, %s)".formatted(lines.weight(table), flat));
        lines.backward(result, gradient -> lines.tape()
                .add(
                        table,
                        "torch.embedding_dense_backward(%s, %s, %d, -1, False)"
                                .formatted(gradient, flat, table.shape().getFirst())));
        return result;
    }

    @Override
    public Value linear(Linear layer, Value x) {
        Value input = lines.computed(x);
        String weight = lines.computed(layer.weight());
        boolean inputMajor = layer.orientation() == Linear.Orientation.INPUT_MAJOR;
        String factors = "%s, %s".formatted(input, inputMajor ? weight : transposed(weight));
        Parameter bias = layer.bias();
        Value result = lines.rows(
                WeightNames.nameOf(layer.weight()),
                lines.precision(),
                input.varies() || lines.trains(layer.weight()) || (bias != null && lines.trains(bias)),
                bias == null
                        ? "torch.mm(%s)".formatted(factors)
                        : "torch.addmm(%s, %s)".formatted(lines.computed(bias), factors));
        lines.backward(result, gradient -> {
            if (input.varies()) {
                lines.tape()
                        .add(
                                input.name(),
                                "torch.mm(%s, %s)".formatted(gradient, inputMajor ? transposed(weight) : weight));
            }
            lines.train(
                    layer.weight(),
                    inputMajor
                            ? "torch.mm(%s, %s)".formatted(transposed(input.name()), gradient)
                            : "torch.mm(%s, %s)".formatted(transposed(gradient), input));
            if (bias != null) {
                lines.train(bias, "torch.sum(%s, [0])".formatted(gradient));
            }
        });
        return result;
    }

    private static String transposed(String matrix) {
        return "torch.t(%s)".formatted(matrix);
    }

    @Override
    public Value layerNorm(LayerNorm norm, Value x) {
        return norms.layer(norm, x);
    }

    @Override
    public Value rmsNorm(RmsNorm norm, Value x) {
        return norms.rootMeanSquare(norm, x);
    }

    @Override
    public Value causalAttention(Attention shape, Value queryKeyValue) {
        return attention.ofPacked(shape, queryKeyValue);
    }

    @Override
    public Value attention(Attention shape, Value queries, Value keys, Value values, @Nullable Value keyMask) {
        if (keyMask != null) {
            throw new IllegalArgumentException("a language model's attention has no padding");
        }
        return attention.ofSeparate(shape, queries, keys, values);
    }

    @Override
    public Value activate(Activation activation, Value x) {
        return switch (activation) {
            case GELU -> activate(x, "gelu", "torch.gelu(%s)", "torch.gelu_backward(%s, %s)", false);
            case GELU_TANH ->
                activate(
                        x,
                        "gelu",
                        "torch.gelu(%s, approximate=\"tanh\")",
                        "torch.gelu_backward(%s, %s, approximate=\"tanh\")",
                        false);
            case SILU -> activate(x, "silu", "torch.silu(%s)", "torch.silu_backward(%s, %s)", false);
            case RELU -> activate(x, "relu", "torch.relu(%s)", "torch.threshold_backward(%s, %s, 0)", true);
            case TANH -> activate(x, "tanh", "torch.tanh(%s)", "torch.tanh_backward(%s, %s)", true);
        };
    }

    /** @param ofResult whether the gradient is computed from the result rather than from what went in */
    private Value activate(Value x, String name, String function, String derivative, boolean ofResult) {
        Value result = lines.rows(name, x.precision(), x.varies(), function.formatted(x));
        lines.backward(
                result, gradient -> lines.tape().add(x.name(), derivative.formatted(gradient, ofResult ? result : x)));
        return result;
    }

    @Override
    public Value firstToken(Value x) {
        throw new IllegalArgumentException("a language model scores all tokens, not the first");
    }

    @Override
    public Value dropout(double probability, Value x) {
        if (probability == 0) {
            return x;
        }
        String name = lines.body().name(x + "_dropped");
        lines.body().line("%1$s, %1$s_kept, = torch.native_dropout(%2$s, %3$s, True)".formatted(name, x, probability));
        var result = new Value(name, x.layout(), x.precision(), x.varies());
        lines.backward(result, gradient -> lines.tape()
                .add(
                        x.name(),
                        "torch.native_dropout_backward(%s, %s_kept, %s)"
                                .formatted(gradient, name, 1 / (1 - probability))));
        return result;
    }

    @Override
    public Value add(Value left, Value right) {
        if (right.layout() == Layout.PLACES) {
            return addPlaces(left, right);
        }
        Value result = lines.rows(
                "x", wider(left, right), left.varies() || right.varies(), "torch.add(%s, %s)".formatted(left, right));
        lines.backward(result, gradient -> {
            pass(gradient, result, left);
            pass(gradient, result, right);
        });
        return result;
    }

    /** Hands a gradient on to a term of a sum. */
    private void pass(String gradient, Value sum, Value term) {
        if (term.varies() && term.precision() == sum.precision()) {
            lines.tape().share(term.name(), gradient);
        } else if (term.varies()) {
            lines.tape().add(term.name(), term.precision().cast(gradient));
        }
    }

    /** Every sequence gets the same rows for its places. */
    private Value addPlaces(Value rows, Value places) {
        Value result = lines.rows(
                "x",
                Precision.FP32,
                rows.varies() || places.varies(),
                "torch.flatten(torch.add(torch.view(%1$s, [batch, time, torch.size(%1$s, 1)]), %2$s), 0, 1)"
                        .formatted(rows, places));
        lines.backward(result, gradient -> {
            if (rows.varies()) {
                lines.tape().share(rows.name(), gradient);
            }
            if (places.varies()) {
                lines.tape()
                        .add(
                                places.name(),
                                "torch.sum(torch.view(%1$s, [batch, time, torch.size(%1$s, 1)]), [0])"
                                        .formatted(gradient));
            }
        });
        return result;
    }

    @Override
    public Value multiply(Value left, Value right) {
        if (left.precision() != right.precision()) {
            throw new IllegalArgumentException(left + " and " + right + " are of different precision");
        }
        Value result = lines.rows(
                "product",
                left.precision(),
                left.varies() || right.varies(),
                "torch.mul(%s, %s)".formatted(left, right));
        lines.backward(result, gradient -> {
            if (left.varies()) {
                lines.tape().add(left.name(), "torch.mul(%s, %s)".formatted(gradient, right));
            }
            if (right.varies()) {
                lines.tape().add(right.name(), "torch.mul(%s, %s)".formatted(gradient, left));
            }
        });
        return result;
    }

    @Override
    public Value scale(Value x, double factor) {
        Value result = lines.rows(x + "_scaled", x.precision(), x.varies(), "torch.mul(%s, %s)".formatted(x, factor));
        lines.backward(result, gradient -> lines.tape().add(x.name(), "torch.mul(%s, %s)".formatted(gradient, factor)));
        return result;
    }

    private static Precision wider(Value left, Value right) {
        return left.precision() == right.precision() ? left.precision() : Precision.FP32;
    }
}

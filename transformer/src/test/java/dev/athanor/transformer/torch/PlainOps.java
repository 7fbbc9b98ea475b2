package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.LayerNorm;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.ops.RmsNorm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plain twin of the TorchScript program: computes a model and its gradients in double precision with nothing but
 * loops. Every operation appends how to undo it to a tape.
 */
final class PlainOps implements Ops<PlainOps.Matrix> {

    /** Numbers and the loss's derivatives by them, {@code [rows, width]}, a row per token. */
    static final class Matrix {
        final int rows;
        final int width;
        final double[] value;
        final double[] gradient;

        Matrix(int rows, int width, double[] value) {
            this.rows = rows;
            this.width = width;
            this.value = value;
            this.gradient = new double[value.length];
        }

        Matrix(int rows, int width) {
            this(rows, width, new double[rows * width]);
        }
    }

    private final Map<String, Matrix> weights;
    private final int batch;
    private final List<Runnable> tape = new ArrayList<>();

    /** @param batch how many sequences there are */
    PlainOps(Map<String, Matrix> weights, int batch) {
        this.weights = weights;
        this.batch = batch;
    }

    /** Mean cross-entropy of the labels that count; leaves its gradients in the weights. */
    double loss(Matrix logits, int[] labels) {
        double counted =
                Math.max(1, Arrays.stream(labels).filter(label -> label >= 0).count());
        double loss = 0;
        for (int row = 0; row < logits.rows; row++) {
            if (labels[row] >= 0) {
                int at = row * logits.width;
                double[] probabilities = softmax(logits.value, at, logits.width);
                loss -= Math.log(probabilities[labels[row]]) / counted;
                for (int i = 0; i < logits.width; i++) {
                    logits.gradient[at + i] = (probabilities[i] - (i == labels[row] ? 1 : 0)) / counted;
                }
            }
        }
        for (Runnable undo : tape.reversed()) {
            undo.run();
        }
        return loss;
    }

    @Override
    public Matrix positions(Matrix tokens) {
        int time = tokens.rows / batch;
        var positions = new Matrix(tokens.rows, 1);
        for (int row = 0; row < tokens.rows; row++) {
            positions.value[row] = row % time;
        }
        return positions;
    }

    @Override
    public Matrix embedding(Parameter parameter, Matrix indices) {
        Matrix table = weight(parameter);
        var result = new Matrix(indices.rows, table.width);
        for (int row = 0; row < indices.rows; row++) {
            int index = (int) indices.value[row];
            System.arraycopy(table.value, index * table.width, result.value, row * table.width, table.width);
        }
        tape.add(() -> {
            for (int i = 0; i < result.value.length; i++) {
                int row = (int) indices.value[i / table.width];
                table.gradient[row * table.width + i % table.width] += result.gradient[i];
            }
        });
        return result;
    }

    @Override
    public Matrix linear(Linear layer, Matrix x) {
        Matrix weight = weight(layer.weight());
        Matrix result = product(x, weight, layer.orientation() == Linear.Orientation.OUTPUT_MAJOR);
        return layer.bias() == null ? result : addRow(result, weight(layer.bias()));
    }

    @Override
    public Matrix layerNorm(LayerNorm norm, Matrix x) {
        Matrix gain = weight(norm.weight());
        Matrix shift = norm.bias() == null ? null : weight(norm.bias());
        var normal = new double[x.value.length];
        var scale = new double[x.rows];
        var result = new Matrix(x.rows, x.width);
        for (int row = 0; row < x.rows; row++) {
            int at = row * x.width;
            double mean = 0;
            double variance = 0;
            for (int i = 0; i < x.width; i++) {
                mean += x.value[at + i] / x.width;
            }
            for (int i = 0; i < x.width; i++) {
                variance += (x.value[at + i] - mean) * (x.value[at + i] - mean) / x.width;
            }
            scale[row] = 1 / Math.sqrt(variance + norm.epsilon());
            for (int i = 0; i < x.width; i++) {
                normal[at + i] = (x.value[at + i] - mean) * scale[row];
                result.value[at + i] = normal[at + i] * gain.value[i] + (shift == null ? 0 : shift.value[i]);
            }
        }
        tape.add(() -> undoLayerNorm(x, result, gain, shift, normal, scale));
        return result;
    }

    private static void undoLayerNorm(
            Matrix x, Matrix result, Matrix gain, @Nullable Matrix shift, double[] normal, double[] scale) {
        for (int row = 0; row < x.rows; row++) {
            int at = row * x.width;
            double mean = 0;
            double projection = 0;
            for (int i = 0; i < x.width; i++) {
                double derivative = result.gradient[at + i];
                gain.gradient[i] += derivative * normal[at + i];
                if (shift != null) {
                    shift.gradient[i] += derivative;
                }
                mean += derivative * gain.value[i] / x.width;
                projection += derivative * gain.value[i] * normal[at + i] / x.width;
            }
            for (int i = 0; i < x.width; i++) {
                x.gradient[at + i] +=
                        scale[row] * (result.gradient[at + i] * gain.value[i] - mean - normal[at + i] * projection);
            }
        }
    }

    @Override
    public Matrix rmsNorm(RmsNorm norm, Matrix x) {
        Matrix gain = weight(norm.weight());
        var scale = new double[x.rows];
        var result = new Matrix(x.rows, x.width);
        for (int row = 0; row < x.rows; row++) {
            int at = row * x.width;
            double squares = 0;
            for (int i = 0; i < x.width; i++) {
                squares += x.value[at + i] * x.value[at + i] / x.width;
            }
            scale[row] = 1 / Math.sqrt(squares + norm.epsilon());
            for (int i = 0; i < x.width; i++) {
                result.value[at + i] = x.value[at + i] * scale[row] * gain.value[i];
            }
        }
        tape.add(() -> {
            for (int row = 0; row < x.rows; row++) {
                int at = row * x.width;
                double projection = 0;
                for (int i = 0; i < x.width; i++) {
                    double normal = x.value[at + i] * scale[row];
                    gain.gradient[i] += result.gradient[at + i] * normal;
                    projection += result.gradient[at + i] * gain.value[i] * normal / x.width;
                }
                for (int i = 0; i < x.width; i++) {
                    double normal = x.value[at + i] * scale[row];
                    x.gradient[at + i] += scale[row] * (result.gradient[at + i] * gain.value[i] - normal * projection);
                }
            }
        });
        return result;
    }

    @Override
    public Matrix activate(Activation activation, Matrix x) {
        PlainFunction function = PlainFunction.of(activation);
        var result = new Matrix(x.rows, x.width);
        for (int i = 0; i < x.value.length; i++) {
            result.value[i] = function.value().applyAsDouble(x.value[i]);
        }
        tape.add(() -> {
            for (int i = 0; i < x.value.length; i++) {
                x.gradient[i] += result.gradient[i] * function.slope().applyAsDouble(x.value[i]);
            }
        });
        return result;
    }

    @Override
    public Matrix causalAttention(Attention attention, Matrix packed) {
        int width = attention.width();
        return attention(
                attention,
                columns(packed, 0, width),
                columns(packed, width, width),
                columns(packed, 2 * width, width),
                null);
    }

    private Matrix columns(Matrix x, int first, int count) {
        var result = new Matrix(x.rows, count);
        for (int i = 0; i < result.value.length; i++) {
            result.value[i] = x.value[i / count * x.width + first + i % count];
        }
        tape.add(() -> {
            for (int i = 0; i < result.value.length; i++) {
                x.gradient[i / count * x.width + first + i % count] += result.gradient[i];
            }
        });
        return result;
    }

    @Override
    public Matrix attention(Attention attention, Matrix queries, Matrix keys, Matrix values, @Nullable Matrix keyMask) {
        return new PlainAttention(attention, batch, this::weight).of(queries, keys, values, keyMask, tape);
    }

    @Override
    public Matrix firstToken(Matrix x) {
        int time = x.rows / batch;
        var result = new Matrix(batch, x.width);
        for (int row = 0; row < batch; row++) {
            System.arraycopy(x.value, row * time * x.width, result.value, row * x.width, x.width);
        }
        tape.add(() -> {
            for (int i = 0; i < result.value.length; i++) {
                x.gradient[i / x.width * time * x.width + i % x.width] += result.gradient[i];
            }
        });
        return result;
    }

    @Override
    public Matrix dropout(double probability, Matrix x) {
        if (probability != 0) {
            throw new UnsupportedOperationException("the twin has no dropout");
        }
        return x;
    }

    @Override
    public Matrix add(Matrix left, Matrix right) {
        var result = new Matrix(left.rows, left.width);
        for (int i = 0; i < result.value.length; i++) {
            result.value[i] = left.value[i] + right.value[i];
        }
        tape.add(() -> {
            for (int i = 0; i < result.value.length; i++) {
                left.gradient[i] += result.gradient[i];
                right.gradient[i] += result.gradient[i];
            }
        });
        return result;
    }

    @Override
    public Matrix multiply(Matrix left, Matrix right) {
        var result = new Matrix(left.rows, left.width);
        for (int i = 0; i < result.value.length; i++) {
            result.value[i] = left.value[i] * right.value[i];
        }
        tape.add(() -> {
            for (int i = 0; i < result.value.length; i++) {
                left.gradient[i] += result.gradient[i] * right.value[i];
                right.gradient[i] += result.gradient[i] * left.value[i];
            }
        });
        return result;
    }

    @Override
    public Matrix scale(Matrix x, double factor) {
        var result = new Matrix(x.rows, x.width);
        for (int i = 0; i < result.value.length; i++) {
            result.value[i] = factor * x.value[i];
        }
        tape.add(() -> {
            for (int i = 0; i < result.value.length; i++) {
                x.gradient[i] += factor * result.gradient[i];
            }
        });
        return result;
    }

    private Matrix addRow(Matrix x, Matrix row) {
        var result = new Matrix(x.rows, x.width);
        for (int i = 0; i < result.value.length; i++) {
            result.value[i] = x.value[i] + row.value[i % x.width];
        }
        tape.add(() -> {
            for (int i = 0; i < result.value.length; i++) {
                x.gradient[i] += result.gradient[i];
                row.gradient[i % x.width] += result.gradient[i];
            }
        });
        return result;
    }

    private Matrix product(Matrix x, Matrix weight, boolean transposed) {
        int out = transposed ? weight.rows : weight.width;
        var result = new Matrix(x.rows, out);
        for (int row = 0; row < x.rows; row++) {
            for (int i = 0; i < x.width; i++) {
                for (int j = 0; j < out; j++) {
                    int w = transposed ? j * x.width + i : i * out + j;
                    result.value[row * out + j] += x.value[row * x.width + i] * weight.value[w];
                }
            }
        }
        tape.add(() -> {
            for (int row = 0; row < x.rows; row++) {
                for (int i = 0; i < x.width; i++) {
                    for (int j = 0; j < out; j++) {
                        int w = transposed ? j * x.width + i : i * out + j;
                        x.gradient[row * x.width + i] += result.gradient[row * out + j] * weight.value[w];
                        weight.gradient[w] += result.gradient[row * out + j] * x.value[row * x.width + i];
                    }
                }
            }
        });
        return result;
    }

    private Matrix weight(Parameter parameter) {
        Matrix weight = weights.get(parameter.name());
        if (weight == null) {
            throw new IllegalArgumentException("no weight " + parameter.name());
        }
        return weight;
    }

    static double[] softmax(double[] scores, int at, int length) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            max = Math.max(max, scores[at + i]);
        }
        var shares = new double[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            shares[i] = Math.exp(scores[at + i] - max);
            sum += shares[i];
        }
        for (int i = 0; i < length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}

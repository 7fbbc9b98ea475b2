package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.CausalAttention;
import dev.athanor.transformer.ops.LayerNorm;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import java.util.ArrayList;
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
    private final int time;
    private final List<Runnable> tape = new ArrayList<>();

    PlainOps(Map<String, Matrix> weights, int time) {
        this.weights = weights;
        this.time = time;
    }

    /** Mean cross-entropy of the next tokens; leaves its gradients in the weights. */
    double loss(Matrix logits, int[] targets) {
        double loss = 0;
        for (int row = 0; row < logits.rows; row++) {
            int at = row * logits.width;
            double[] probabilities = softmax(logits.value, at, logits.width);
            loss -= Math.log(probabilities[targets[row]]) / logits.rows;
            for (int i = 0; i < logits.width; i++) {
                logits.gradient[at + i] = (probabilities[i] - (i == targets[row] ? 1 : 0)) / logits.rows;
            }
        }
        for (Runnable undo : tape.reversed()) {
            undo.run();
        }
        return loss;
    }

    @Override
    public Matrix positions(Matrix tokens) {
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
        Matrix result = product(x, weight, false);
        return layer.bias() == null ? result : addRow(result, weight(layer.bias()));
    }

    @Override
    public Matrix tiedProjection(Parameter table, Matrix x) {
        return product(x, weight(table), true);
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
    public Matrix geluTanh(Matrix x) {
        double c = Math.sqrt(2 / Math.PI);
        var result = new Matrix(x.rows, x.width);
        for (int i = 0; i < x.value.length; i++) {
            double v = x.value[i];
            result.value[i] = 0.5 * v * (1 + Math.tanh(c * (v + 0.044715 * v * v * v)));
        }
        tape.add(() -> {
            for (int i = 0; i < x.value.length; i++) {
                double v = x.value[i];
                double tanh = Math.tanh(c * (v + 0.044715 * v * v * v));
                double derivative = 0.5 * (1 + tanh) + 0.5 * v * (1 - tanh * tanh) * c * (1 + 3 * 0.044715 * v * v);
                x.gradient[i] += result.gradient[i] * derivative;
            }
        });
        return result;
    }

    @Override
    public Matrix causalAttention(CausalAttention attention, Matrix packed) {
        var result = new Matrix(packed.rows, attention.width());
        for (int row = 0; row < packed.rows; row++) {
            for (int head = 0; head < attention.heads(); head++) {
                attend(attention, packed, result, row, head);
            }
        }
        return result;
    }

    /** One position of one head: the weighted mean of the values up to it. */
    private void attend(CausalAttention attention, Matrix packed, Matrix result, int row, int head) {
        int size = attention.headSize();
        int first = row - row % time;
        double scale = 1 / Math.sqrt(size);
        int query = row * packed.width + head * size;
        int keys = attention.width() + head * size;
        int values = 2 * attention.width() + head * size;
        int out = row * result.width + head * size;
        var scores = new double[row - first + 1];
        for (int past = 0; past < scores.length; past++) {
            int key = (first + past) * packed.width + keys;
            for (int i = 0; i < size; i++) {
                scores[past] += scale * packed.value[query + i] * packed.value[key + i];
            }
        }
        double[] share = softmax(scores, 0, scores.length);
        for (int past = 0; past < scores.length; past++) {
            int value = (first + past) * packed.width + values;
            for (int i = 0; i < size; i++) {
                result.value[out + i] += share[past] * packed.value[value + i];
            }
        }
        tape.add(() -> {
            var derivative = new double[share.length];
            double mean = 0;
            for (int past = 0; past < share.length; past++) {
                int value = (first + past) * packed.width + values;
                for (int i = 0; i < size; i++) {
                    derivative[past] += result.gradient[out + i] * packed.value[value + i];
                    packed.gradient[value + i] += share[past] * result.gradient[out + i];
                }
                mean += share[past] * derivative[past];
            }
            for (int past = 0; past < share.length; past++) {
                int key = (first + past) * packed.width + keys;
                double score = share[past] * (derivative[past] - mean) * scale;
                for (int i = 0; i < size; i++) {
                    packed.gradient[query + i] += score * packed.value[key + i];
                    packed.gradient[key + i] += score * packed.value[query + i];
                }
            }
        });
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

    private static double[] softmax(double[] scores, int at, int length) {
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

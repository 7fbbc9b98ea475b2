package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.AttentionPositions;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.PlainOps.Matrix;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Attention and its gradients in double precision, one query of one head at a time. */
final class PlainAttention {

    private final Attention attention;
    private final int batch;
    private final Function<Parameter, Matrix> weights;

    PlainAttention(Attention attention, int batch, Function<Parameter, Matrix> weights) {
        this.attention = attention;
        this.batch = batch;
        this.weights = weights;
    }

    Matrix of(Matrix queries, Matrix keys, Matrix values, @Nullable Matrix keyMask, List<Runnable> tape) {
        Matrix q = told(queries, attention.heads(), tape);
        Matrix k = told(keys, attention.keyValueHeads(), tape);
        var result = new Matrix(q.rows, attention.width());
        for (int row = 0; row < q.rows; row++) {
            for (int head = 0; head < attention.heads(); head++) {
                attend(new Place(row, head, q, k, values, result), keyMask, tape);
            }
        }
        return result;
    }

    /** Rotary positions: pairs of elements as complex numbers, turned by an angle. */
    private Matrix told(Matrix x, int heads, List<Runnable> tape) {
        if (!(attention.positions() instanceof AttentionPositions.Rotary rotary)) {
            return x;
        }
        int size = attention.headSize();
        int half = size / 2;
        int time = x.rows / batch;
        float[] frequencies = rotary.frequencies(size);
        var result = new Matrix(x.rows, x.width);
        for (int i = 0; i < x.rows * heads * half; i++) {
            int row = i / (heads * half);
            int first = row * x.width + i / half % heads * size + i % half;
            double angle = row % time * (double) frequencies[i % half];
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            result.value[first] = x.value[first] * cos - x.value[first + half] * sin;
            result.value[first + half] = x.value[first + half] * cos + x.value[first] * sin;
            tape.add(() -> {
                x.gradient[first] += result.gradient[first] * cos + result.gradient[first + half] * sin;
                x.gradient[first + half] += result.gradient[first + half] * cos - result.gradient[first] * sin;
            });
        }
        return result;
    }

    /** One query of one head, and all that it is computed from. */
    private record Place(int row, int head, Matrix queries, Matrix keys, Matrix values, Matrix result) {}

    private void attend(Place place, @Nullable Matrix keyMask, List<Runnable> tape) {
        int size = attention.headSize();
        int time = place.queries.rows / batch;
        int keyTime = place.keys.rows / batch;
        int own = place.row % time;
        int first = place.row / time * keyTime;
        int query = place.row * place.queries.width + place.head * size;
        int shared = place.head / attention.group() * size;
        int out = place.row * place.result.width + place.head * size;
        int seen = attention.reach() == Attention.Reach.CAUSAL ? own + 1 : keyTime;
        var scores = new double[seen];
        for (int other = 0; other < seen; other++) {
            int key = (first + other) * place.keys.width + shared;
            for (int i = 0; i < size; i++) {
                scores[other] += attention.scale() * place.queries.value[query + i] * place.keys.value[key + i];
            }
            scores[other] += distance(other - own, place.head);
            if (keyMask != null && keyMask.value[first + other] == 0) {
                scores[other] = -1e30;
            }
        }
        double[] share = PlainOps.softmax(scores, 0, seen);
        for (int other = 0; other < seen; other++) {
            int value = (first + other) * place.values.width + shared;
            for (int i = 0; i < size; i++) {
                place.result.value[out + i] += share[other] * place.values.value[value + i];
            }
        }
        tape.add(() -> {
            var derivative = new double[seen];
            double mean = 0;
            for (int other = 0; other < seen; other++) {
                int value = (first + other) * place.values.width + shared;
                for (int i = 0; i < size; i++) {
                    derivative[other] += place.result.gradient[out + i] * place.values.value[value + i];
                    place.values.gradient[value + i] += share[other] * place.result.gradient[out + i];
                }
                mean += share[other] * derivative[other];
            }
            for (int other = 0; other < seen; other++) {
                int key = (first + other) * place.keys.width + shared;
                double score = share[other] * (derivative[other] - mean);
                learnDistance(other - own, place.head, score);
                for (int i = 0; i < size; i++) {
                    place.queries.gradient[query + i] += attention.scale() * score * place.keys.value[key + i];
                    place.keys.gradient[key + i] += attention.scale() * score * place.queries.value[query + i];
                }
            }
        });
    }

    private double distance(int distance, int head) {
        if (!(attention.positions() instanceof AttentionPositions.RelativeBias bias)) {
            return 0;
        }
        Matrix table = weights.apply(bias.table());
        return table.value[bucket(bias, distance) * table.width + head];
    }

    private void learnDistance(int distance, int head, double derivative) {
        if (attention.positions() instanceof AttentionPositions.RelativeBias bias) {
            Matrix table = weights.apply(bias.table());
            table.gradient[bucket(bias, distance) * table.width + head] += derivative;
        }
    }

    private int bucket(AttentionPositions.RelativeBias bias, int distance) {
        return attention.reach() == Attention.Reach.CAUSAL
                ? bucket(-Math.min(distance, 0), bias.buckets(), bias.farthest())
                : bucket(Math.abs(distance), bias.buckets() / 2, bias.farthest())
                        + (distance > 0 ? bias.buckets() / 2 : 0);
    }

    private static int bucket(int distance, int buckets, int farthest) {
        int near = buckets / 2;
        if (distance < near) {
            return distance;
        }
        // Singles, as elsewhere: at the border of two buckets the last bit decides.
        float share = (float) Math.log((float) distance / near) / (float) Math.log((double) farthest / near);
        return Math.min(near + (int) (share * (buckets - near)), buckets - 1);
    }
}

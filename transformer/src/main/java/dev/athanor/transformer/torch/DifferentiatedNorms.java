package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.LayerNorm;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.ops.RmsNorm;
import dev.athanor.transformer.torch.Value.Layout;

/** Writes norms, which compute in fp32, and their gradients. */
final class DifferentiatedNorms {

    private final DifferentiatedLines lines;

    DifferentiatedNorms(DifferentiatedLines lines) {
        this.lines = lines;
    }

    /** By libtorch's kernels, which hand mean and scale of each row on to the backward pass. */
    Value layer(LayerNorm norm, Value x) {
        Value input = lines.single(x);
        Parameter bias = norm.bias();
        boolean trainsBias = bias != null && lines.trains(bias);
        boolean varies = input.varies() || lines.trains(norm.weight()) || trainsBias;
        String weights = "%s, %s".formatted(lines.weight(norm.weight()), bias == null ? "None" : lines.weight(bias));
        String name = lines.body().name(WeightNames.nameOf(norm.weight()));
        lines.body()
                .line("%1$s, %1$s_mean, %1$s_scale, = torch.native_layer_norm(%2$s, [%3$d], %4$s, %5$s)"
                        .formatted(name, input, norm.width(), weights, norm.epsilon()));
        var result = new Value(name, Layout.ROWS, Precision.FP32, varies);
        lines.backward(result, gradient -> {
            lines.body()
                    .line(
                            "dx_%1$s, dw_%1$s, db_%1$s, = torch.native_layer_norm_backward(%2$s, %3$s, [%4$d], %1$s_mean, %1$s_scale, %5$s, [%6$s, %7$s, %8$s])"
                                    .formatted(
                                            name,
                                            gradient,
                                            input,
                                            norm.width(),
                                            weights,
                                            python(input.varies()),
                                            python(lines.trains(norm.weight())),
                                            python(trainsBias)));
            if (input.varies()) {
                lines.tape().add(input.name(), "dx_" + name);
            }
            if (lines.trains(norm.weight())) {
                lines.tape().add(norm.weight(), "dw_" + name);
            }
            if (bias != null && trainsBias) {
                lines.tape().add(bias, "db_" + name);
            }
        });
        return result;
    }

    private static String python(boolean value) {
        return value ? "True" : "False";
    }

    /** With {@code n = x / rms} and {@code dn = dy · weight}: {@code dx = (dn - n · mean(dn · n)) / rms}. */
    Value rootMeanSquare(RmsNorm norm, Value x) {
        Value input = lines.single(x);
        boolean trainsWeight = lines.trains(norm.weight());
        String weight = lines.weight(norm.weight());
        // [rows, 1], from one pass over x
        String inverse = lines.body()
                .assign(
                        "inverse",
                        "torch.rsqrt(torch.add(torch.div(torch.square(torch.linalg_vector_norm(%s, 2, [1], True)), %d), %s))"
                                .formatted(input, norm.width(), norm.epsilon()));
        String normed = lines.body().assign("normed", "torch.mul(%s, %s)".formatted(input, inverse));
        Value result = lines.rows(
                WeightNames.nameOf(norm.weight()),
                Precision.FP32,
                input.varies() || trainsWeight,
                "torch.mul(%s, %s)".formatted(normed, weight));
        lines.backward(result, gradient -> {
            if (trainsWeight) {
                lines.tape().add(norm.weight(), "torch.sum(torch.mul(%s, %s), [0])".formatted(gradient, normed));
            }
            if (input.varies()) {
                String inner = lines.body().assign("d_" + normed, "torch.mul(%s, %s)".formatted(gradient, weight));
                // [rows, 1]
                String mean = lines.body()
                        .assign("mean", "torch.mean(torch.mul(%s, %s), [1], True)".formatted(inner, normed));
                lines.tape()
                        .add(
                                input.name(),
                                "torch.mul_(torch.addcmul_(%s, %s, %s, value=-1), %s)"
                                        .formatted(inner, normed, mean, inverse));
            }
        });
        return result;
    }
}

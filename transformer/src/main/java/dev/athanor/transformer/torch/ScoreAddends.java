package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.AttentionPositions;
import dev.athanor.transformer.ops.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what is added to attention's scores before their softmax: what hides padding and future, and distances. */
final class ScoreAddends {

    /** What stands for nothing to add. */
    static final String NONE = "None";

    /** As good as minus infinity, but a row of nothing else still has shares, and no NaN. */
    static final String HIDDEN = "-1e+30";

    private final MethodBody body;
    private final Precision precision;
    private final Function<Parameter, String> weights;
    private final DocumentLines documents;

    ScoreAddends(MethodBody body, Precision precision, Function<Parameter, String> weights, DocumentLines documents) {
        this.body = body;
        this.precision = precision;
        this.weights = weights;
        this.documents = documents;
    }

    /**
     * One expression for all of it, broadcastable to {@code [batch, heads, time, keyTime]}. What is causal and has
     * nothing else to add is left to the kernel.
     *
     * @param query {@code [batch, heads, time, headSize]}
     */
    String of(Attention attention, String query, @Nullable String keyMask) {
        List<String> terms = new ArrayList<>();
        if (attention.positions() instanceof AttentionPositions.RelativeBias bias) {
            terms.add(distances(attention, bias, query));
        }
        if (keyMask != null) {
            terms.add(padding(keyMask));
        }
        if (documents.areSeparate()) {
            terms.add(documents.others(HIDDEN));
        }
        if (attention.reach() == Attention.Reach.CAUSAL && !terms.isEmpty()) {
            terms.add(future(query));
        }
        return terms.stream()
                .reduce("torch.add(%s, %s)"::formatted)
                .map(precision::cast)
                .orElse(NONE);
    }

    /** {@code [batch, 1, 1, keyTime]}. */
    String padding(String keyMask) {
        return body.once(
                "padding of " + keyMask,
                () -> body.assign(
                        "padding",
                        "torch.mul(torch.to(torch.eq(torch.unsqueeze(torch.unsqueeze(%s, 1), 1), 0), 6), %s)"
                                .formatted(keyMask, HIDDEN)));
    }

    /** {@code [time, time]}. */
    private String future(String query) {
        return body.once(
                "future",
                () -> body.assign(
                        "future",
                        "torch.triu(torch.full([torch.size(%1$s, 2), torch.size(%1$s, 2)], %2$s, dtype=6, device=tokens.device), 1)"
                                .formatted(query, HIDDEN)));
    }

    /** {@code [1, heads, time, time]}, the same for all layers that share the table. */
    private String distances(Attention attention, AttentionPositions.RelativeBias bias, String query) {
        return body.once("distances of " + bias.table().name(), () -> {
            String places =
                    body.assign("places", "torch.arange(torch.size(%s, 2), device=tokens.device)".formatted(query));
            // [time, time], from query to key
            String distance = body.assign(
                    "distance", "torch.sub(torch.unsqueeze(%1$s, 0), torch.unsqueeze(%1$s, 1))".formatted(places));
            String buckets = attention.reach() == Attention.Reach.CAUSAL
                    ? bucket("torch.neg(torch.clamp_max(%s, 0))".formatted(distance), bias.buckets(), bias.farthest())
                    : body.assign(
                            "buckets",
                            "torch.add(%s, torch.mul(torch.to(torch.gt(%s, 0), 4), %d))"
                                    .formatted(
                                            bucket(
                                                    "torch.abs(%s)".formatted(distance),
                                                    bias.buckets() / 2,
                                                    bias.farthest()),
                                            distance,
                                            bias.buckets() / 2));
            return body.assign(
                    "distances",
                    "torch.unsqueeze(torch.permute(torch.embedding(%s, %s), [2, 0, 1]), 0)"
                            .formatted(weights.apply(bias.table()), buckets));
        });
    }

    /** Near distances have a bucket each, farther ones share them, in proportion to their logarithms. */
    private String bucket(String expression, int buckets, int farthest) {
        int near = buckets / 2;
        String distance = body.assign("distance", expression);
        String shared = body.assign(
                "shared",
                "torch.add(torch.to(torch.mul(torch.div(torch.log(torch.div(torch.to(torch.clamp_min(%s, 1), 6), %d)), %s), %d), 4), %d)"
                        .formatted(distance, near, Math.log((double) farthest / near), buckets - near, near));
        return body.assign(
                "buckets",
                "torch.where(torch.lt(%1$s, %2$d), %1$s, torch.clamp_max(%3$s, %4$d))"
                        .formatted(distance, near, shared, buckets - 1));
    }
}

package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.AttentionPositions;
import dev.athanor.transformer.ops.Parameter;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes attention in TorchScript: heads apart, places told, scores to shares, heads joined. */
final class AttentionLines {

    /** Measured: beyond this context the fused kernel is as fast, and the products' memory grows quadratically. */
    private static final int LONGEST_BY_PRODUCTS = 512;

    private final MethodBody body;
    private final Precision precision;
    private final int contextLength;
    private final Function<Parameter, String> weights;
    private final DocumentLines documents;

    /** @param weights the expression that reads a parameter */
    AttentionLines(
            MethodBody body,
            Precision precision,
            int contextLength,
            Function<Parameter, String> weights,
            DocumentLines documents) {
        this.body = body;
        this.precision = precision;
        this.contextLength = contextLength;
        this.weights = weights;
        this.documents = documents;
    }

    /** From {@code [batch * time, 3 * width]} to the heads' joined results, {@code [batch * time, width]}. */
    String ofPacked(Attention attention, String queryKeyValue) {
        requirePackable(attention);
        String name = name(attention);
        // [3, batch, heads, time, headSize]
        String packed = body.assign(
                name + "packed",
                "torch.permute(torch.view(%s, [batch, time, 3, %d, %d]), [2, 0, 3, 1, 4])"
                        .formatted(queryKeyValue, attention.heads(), attention.headSize()));
        if (usesProducts(attention, null)) {
            String mask = future();
            // each [batch * heads, time, headSize]
            body.line("%1$sq, %1$sk, %1$sv, = torch.unbind(torch.flatten(%2$s, 1, 2), 0)".formatted(name, packed));
            return join(attention, byProducts(attention, name, mask, name + "q", name + "k", name + "v"));
        }
        // each [batch, heads, time, headSize]
        body.line("%1$sq, %1$sk, %1$sv, = torch.unbind(%2$s, 0)".formatted(name, packed));
        return join(attention, fused(attention, name, name + "q", name + "k", name + "v", null));
    }

    private static void requirePackable(Attention attention) {
        boolean packable = attention.reach() == Attention.Reach.CAUSAL
                && attention.group() == 1
                && attention.positions() instanceof AttentionPositions.Unknown;
        if (!packable) {
            throw new IllegalArgumentException("no packed attention: " + attention);
        }
    }

    /**
     * From rows of queries, keys and values to the heads' joined results, {@code [batch * time, width]}.
     *
     * @param keyMask {@code [batch, keyTime]}, int64
     */
    String ofSeparate(Attention attention, String queries, String keys, String values, @Nullable String keyMask) {
        String name = name(attention);
        int shared = attention.keyValueHeads();
        String query = body.assign(name + "q", heads(told(attention, apart(attention, queries, attention.heads()))));
        String key =
                body.assign(name + "k", repeated(attention, heads(told(attention, apart(attention, keys, shared)))));
        String value = body.assign(name + "v", repeated(attention, heads(apart(attention, values, shared))));
        return usesProducts(attention, keyMask)
                ? join(
                        attention,
                        byProducts(attention, name, hidden(attention, keyMask), flat(query), flat(key), flat(value)))
                : join(attention, fused(attention, name, query, key, value, keyMask));
    }

    /** {@code [batch, time, heads, headSize]}. */
    private static String apart(Attention attention, String rows, int heads) {
        return "torch.view(%s, [batch, -1, %d, %d])".formatted(rows, heads, attention.headSize());
    }

    /** Queries or keys that know their places, if it is they who know. */
    private String told(Attention attention, String apart) {
        return switch (attention.positions()) {
            case AttentionPositions.Unknown unknown -> apart;
            case AttentionPositions.RelativeBias bias -> apart;
            case AttentionPositions.Rotary rotary -> turned(rotary, attention.headSize(), body.assign("apart", apart));
        };
    }

    /** Rolling a head by half its size brings each element to its partner's place. */
    private String turned(AttentionPositions.Rotary rotary, int headSize, String apart) {
        String turned = "torch.add(torch.mul(%1$s, %2$s), torch.mul(torch.roll(%1$s, [%4$d], [-1]), %3$s))"
                .formatted(apart, cosines(rotary, headSize), sines(rotary, headSize), headSize / 2);
        return precision.cast(turned);
    }

    /** {@code [time, 1, headSize]}. */
    private String cosines(AttentionPositions.Rotary rotary, int headSize) {
        return body.once("cosines of %s for %d".formatted(rotary, headSize), () -> {
            String cosines = "torch.cos(%s)".formatted(angles(rotary, headSize));
            return body.assign("cosines", "torch.unsqueeze(torch.cat([%1$s, %1$s], 1), 1)".formatted(cosines));
        });
    }

    /** {@code [time, 1, headSize]}, the first half negative: that is how the second half enters the first. */
    private String sines(AttentionPositions.Rotary rotary, int headSize) {
        return body.once("sines of %s for %d".formatted(rotary, headSize), () -> {
            String sines = "torch.sin(%s)".formatted(angles(rotary, headSize));
            return body.assign("sines", "torch.unsqueeze(torch.cat([torch.neg(%1$s), %1$s], 1), 1)".formatted(sines));
        });
    }

    /** {@code [time, headSize / 2]}. */
    private String angles(AttentionPositions.Rotary rotary, int headSize) {
        return body.once(
                "angles of %s for %d".formatted(rotary, headSize),
                () -> body.assign(
                        "angles",
                        "torch.outer(torch.arange(time, dtype=6, device=tokens.device), torch.tensor(%s, dtype=6, device=tokens.device))"
                                .formatted(Arrays.toString(rotary.frequencies(headSize)))));
    }

    /** {@code [batch, heads, time, headSize]}. */
    private static String heads(String apart) {
        return "torch.transpose(%s, 1, 2)".formatted(apart);
    }

    /** Keys or values once for every query head. */
    private static String repeated(Attention attention, String heads) {
        return attention.group() == 1
                ? heads
                : "torch.flatten(torch.expand(torch.unsqueeze(%s, 2), [-1, -1, %d, -1, -1]), 1, 2)"
                        .formatted(heads, attention.group());
    }

    /** {@code [batch * heads, time, headSize]}. */
    private static String flat(String heads) {
        return "torch.flatten(%s, 0, 1)".formatted(heads);
    }

    static boolean fitsProducts(int contextLength) {
        return contextLength <= LONGEST_BY_PRODUCTS;
    }

    /**
     * The fused kernel is slow in bfloat16 and needs no memory for the attention weights; plain products are fast and
     * need {@code time * time} of it per head.
     */
    private boolean usesProducts(Attention attention, @Nullable String keyMask) {
        boolean padded = keyMask != null;
        return precision == Precision.BF16
                && fitsProducts(contextLength)
                && !(attention.positions() instanceof AttentionPositions.RelativeBias)
                && switch (attention.reach()) {
                    case CAUSAL -> !padded;
                    case BIDIRECTIONAL -> padded;
                    case CROSS -> false;
                };
    }

    /** What is added to the products of queries and keys: the future, or padding, must not be seen. */
    private String hidden(Attention attention, @Nullable String keyMask) {
        return keyMask == null ? future() : padding(keyMask, attention.heads());
    }

    /** {@code [batch * heads, 1, keyTime]}. */
    private String padding(String keyMask, int heads) {
        return body.once(
                "padding of %s for %d heads".formatted(keyMask, heads),
                () -> body.assign(
                        "hidden",
                        "torch.flatten(torch.expand(%s, [-1, %d, -1, -1]), 0, 1)"
                                .formatted(precision.cast(addends().padding(keyMask)), heads)));
    }

    private ScoreAddends addends() {
        return new ScoreAddends(body, precision, weights, documents);
    }

    /** {@code [batch, heads, time, headSize]}. */
    private String fused(
            Attention attention, String name, String query, String key, String value, @Nullable String keyMask) {
        String probability =
                attention.dropout() == 0 ? "0." : "(%s if training else 0.)".formatted(attention.dropout());
        String addend = addends().of(attention, query, keyMask);
        boolean causal = attention.reach() == Attention.Reach.CAUSAL && addend.equals(ScoreAddends.NONE);
        return body.assign(
                name + "heads",
                "torch.scaled_dot_product_attention(%s, %s, %s, %s, %s, %s%s)"
                        .formatted(
                                query, key, value, addend, probability, causal ? "True" : "False", scale(attention)));
    }

    /** Left out where it is what the kernel takes by itself. */
    private static String scale(Attention attention) {
        return attention.scale() == 1 / Math.sqrt(attention.headSize()) ? "" : ", scale=" + attention.scale();
    }

    /** From {@code [batch * heads, time, headSize]} each to {@code [batch, heads, time, headSize]}. */
    private String byProducts(Attention attention, String name, String hidden, String query, String key, String value) {
        String scores = body.assign(
                name + "scores",
                "torch.baddbmm(%s, %s, torch.transpose(%s, 1, 2), beta=1, alpha=%s)"
                        .formatted(hidden, query, key, attention.scale()));
        if (documents.areSeparate()) {
            body.line("%1$s = torch.flatten(torch.add(torch.view(%1$s, [batch, %2$d, time, time]), %3$s), 0, 1)"
                    .formatted(scores, attention.heads(), otherDocuments()));
        }
        String shares = body.assign(name + "shares", "torch.softmax(%s, -1)".formatted(scores));
        if (attention.dropout() > 0) {
            body.line("%1$s = torch.dropout(%1$s, %2$s, training)".formatted(shares, attention.dropout()));
        }
        return body.assign(
                name + "heads",
                "torch.view(torch.bmm(%s, %s), [batch, %d, time, %d])"
                        .formatted(shares, value, attention.heads(), attention.headSize()));
    }

    /** {@code [batch, 1, time, time]}. */
    private String otherDocuments() {
        return precision.cast(documents.others(ScoreAddends.HIDDEN));
    }

    /** {@code [time, time]}, minus infinity above the diagonal. */
    private String future() {
        return body.once(
                "mask",
                () -> body.assign(
                        "mask",
                        "torch.triu(torch.full([time, time], float(\"-inf\"), dtype=%d, device=tokens.device), 1)"
                                .formatted(precision.type())));
    }

    /** {@code [batch * time, heads * headSize]}. */
    private String join(Attention attention, String heads) {
        return body.assign(
                name(attention) + "attended",
                "torch.reshape(torch.transpose(%s, 1, 2), [-1, %d])".formatted(heads, attention.width()));
    }

    private static String name(Attention attention) {
        return switch (attention.reach()) {
            case CAUSAL -> "h" + attention.layer() + "_";
            case BIDIRECTIONAL -> "encoder" + attention.layer() + "_";
            case CROSS -> "cross" + attention.layer() + "_";
        };
    }
}

package dev.athanor.transformer.ops;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Interprets a model by counting. A tensor is its shape, so this is also the check that a model's layers fit each other:
 * the first pair that does not is named.
 */
public final class CostOps implements Ops<CostOps.Shape> {

    /**
     * A tensor's shape.
     *
     * @param batch sequences; 1 where it broadcasts
     * @param time tokens of a sequence
     * @param width numbers per token
     */
    public record Shape(int batch, int time, int width) {

        /** Tokens in all. */
        long rows() {
            return (long) batch * time;
        }

        long elements() {
            return rows() * width;
        }

        Shape withWidth(int other) {
            return new Shape(batch, time, other);
        }
    }

    private final Map<String, Long> parameters = new LinkedHashMap<>();
    private final Shape tokens;
    private final double labelled;
    private long flops;
    private Kept kept = Kept.NOTHING;
    private Kept keptInBlocks = Kept.NOTHING;
    private Kept keptInLargestBlock = Kept.NOTHING;
    private long blockInputs;

    /**
     * Counts for a batch of the given size.
     *
     * @param batch sequences
     * @param time tokens of a sequence
     * @param labelled share of the places that have labels, in (0, 1]
     */
    public CostOps(int batch, int time, double labelled) {
        this.tokens = new Shape(batch, time, 1);
        this.labelled = labelled;
    }

    /** The argument that the model starts from. */
    public Shape tokens() {
        return tokens;
    }

    /** What the model that was interpreted costs. */
    public Cost cost() {
        long numbers = parameters.values().stream().mapToLong(Long::longValue).sum();
        return new Cost(numbers, flops, kept, keptInBlocks, keptInLargestBlock, blockInputs, tokens.rows());
    }

    @Override
    public Shape labelled(Shape x) {
        return new Shape(x.batch(), Math.toIntExact(Math.max(1, Math.round(labelled * x.time()))), x.width());
    }

    @Override
    public Shape positions(Shape ids) {
        return new Shape(1, ids.time(), 1);
    }

    @Override
    public Shape embedding(Parameter table, Shape indices) {
        use(table);
        Shape rows = indices.withWidth(table.shape().getLast());
        // Of places, which broadcast, only the sum with the words is kept.
        kept = kept.plus(new Kept(rows.batch() == 1 && tokens.batch() > 1 ? 0 : rows.elements(), 0, 0));
        return rows;
    }

    @Override
    public Shape linear(Linear layer, Shape x) {
        use(layer.weight());
        use(layer.bias());
        requireWidth(layer.weight(), layer.in(), x);
        return product(layer.in(), x.withWidth(layer.out()));
    }

    @Override
    public Shape layerNorm(LayerNorm norm, Shape x) {
        use(norm.weight());
        use(norm.bias());
        requireWidth(norm.weight(), norm.width(), x);
        return result(x);
    }

    @Override
    public Shape rmsNorm(RmsNorm norm, Shape x) {
        use(norm.weight());
        requireWidth(norm.weight(), norm.width(), x);
        return result(x);
    }

    @Override
    public Shape activate(Activation activation, Shape x) {
        return result(x);
    }

    @Override
    public Shape causalAttention(Attention attention, Shape queryKeyValue) {
        requireWidth(attention, "queries, keys and values", attention.packedWidth(), queryKeyValue);
        return attend(attention, queryKeyValue.withWidth(attention.width()), queryKeyValue.time());
    }

    @Override
    public Shape attention(Attention attention, Shape queries, Shape keys, Shape values, @Nullable Shape keyMask) {
        requireWidth(attention, "queries", attention.width(), queries);
        requireWidth(attention, "keys", attention.keyValueWidth(), keys);
        requireWidth(attention, "values", attention.keyValueWidth(), values);
        boolean fits = keys.equals(values)
                && (attention.reach() == Attention.Reach.CROSS || keys.time() == queries.time())
                && (keyMask == null || keyMask.time() == keys.time());
        if (!fits) {
            throw new IllegalArgumentException("layer %d cannot attend from %s to %s and %s, masked by %s"
                    .formatted(attention.layer(), queries, keys, values, keyMask));
        }
        return attend(attention, queries, keys.time());
    }

    /** Scores and their application to values, over all pairs of positions as is the custom, masked or not. */
    private Shape attend(Attention attention, Shape queries, int keyTime) {
        if (attention.positions() instanceof AttentionPositions.RelativeBias bias) {
            use(bias.table());
        }
        flops += 2L * 2 * queries.rows() * keyTime * attention.width();
        kept = kept.plus(new Kept(0, 0, queries.rows() * keyTime * attention.heads()));
        return result(queries);
    }

    @Override
    public Shape firstToken(Shape x) {
        return result(new Shape(x.batch(), 1, x.width()));
    }

    @Override
    public Shape dropout(double probability, Shape x) {
        return probability == 0 ? x : result(x);
    }

    @Override
    public Shape add(Shape left, Shape right) {
        boolean fits = left.width() == right.width()
                && left.time() == right.time()
                && (left.batch() == right.batch() || right.batch() == 1);
        if (!fits) {
            throw new IllegalArgumentException("cannot add " + left + " and " + right);
        }
        // The sum is kept, for what is computed from it; neither term is.
        if (left.equals(right)) {
            kept = kept.plus(new Kept(left.elements(), -right.elements(), 0));
        }
        return left;
    }

    @Override
    public Shape block(int layer, Shape x, UnaryOperator<Shape> block) {
        return block(x, () -> block.apply(x));
    }

    @Override
    public Shape block(int layer, Shape x, Shape read, BinaryOperator<Shape> block) {
        return block(x, () -> block.apply(x, read));
    }

    private Shape block(Shape x, Supplier<Shape> block) {
        Kept before = kept;
        Shape result = block.get();
        Kept own = kept.minus(before);
        keptInBlocks = keptInBlocks.plus(own);
        keptInLargestBlock = keptInLargestBlock.greater(own);
        blockInputs += x.elements();
        return result;
    }

    @Override
    public Shape multiply(Shape left, Shape right) {
        if (!left.equals(right)) {
            throw new IllegalArgumentException("cannot multiply " + left + " and " + right);
        }
        return result(left);
    }

    @Override
    public Shape scale(Shape x, double factor) {
        return result(x);
    }

    private Shape product(int inner, Shape result) {
        flops += 2L * inner * result.elements();
        return result(result);
    }

    private Shape result(Shape shape) {
        kept = kept.plus(new Kept(0, shape.elements(), 0));
        return shape;
    }

    private void use(@Nullable Parameter parameter) {
        if (parameter != null) {
            parameters.put(parameter.name(), parameter.elements());
        }
    }

    private static void requireWidth(Attention attention, String what, int width, Shape x) {
        if (x.width() != width) {
            throw new IllegalArgumentException("the %s of layer %d have a width of %d, not %d"
                    .formatted(what, attention.layer(), width, x.width()));
        }
    }

    private static void requireWidth(Parameter parameter, int width, Shape x) {
        if (x.width() != width) {
            throw new IllegalArgumentException(
                    "%s takes a width of %d, not %d".formatted(parameter.name(), width, x.width()));
        }
    }
}

package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.ForwardingOps;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import java.util.function.Consumer;

/**
 * Puts adapters beside the linear layers of whatever model is written with it; every interpreter computes them as it
 * computes any other layer.
 *
 * @param ops that does the work
 * @param adapters which layers have one
 * @param adapted hears of each layer that has one
 */
record LowRankOps<T>(Ops<T> ops, LowRank adapters, Consumer<Linear> adapted) implements ForwardingOps<T> {

    LowRankOps(Ops<T> ops, LowRank adapters) {
        this(ops, adapters, layer -> {});
    }

    @Override
    public T linear(Linear layer, T x) {
        T result = ops.linear(layer, x); // [batch, time, out]
        if (!adapters.adapts(layer)) {
            return result;
        }
        adapted.accept(layer);
        T narrow = ops.linear(adapters.down(layer), ops.dropout(adapters.dropout(), x)); // [batch, time, rank]
        return ops.add(result, ops.scale(ops.linear(adapters.up(layer), narrow), adapters.scale()));
    }
}

package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.AttentionPositions;
import dev.athanor.transformer.ops.LayerNorm;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.ops.RmsNorm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Interprets a model by writing down the parameters it mentions. */
final class ParameterCollector implements Ops<ParameterCollector.Nothing> {

    /** The only tensor here. */
    enum Nothing {
        NOTHING
    }

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    private Nothing use(@Nullable Parameter... mentioned) {
        for (Parameter parameter : mentioned) {
            if (parameter != null) {
                Parameter known = parameters.putIfAbsent(parameter.name(), parameter);
                if (known != null && !known.equals(parameter)) {
                    throw new IllegalStateException("two parameters share the name " + parameter.name());
                }
            }
        }
        return Nothing.NOTHING;
    }

    @Override
    public Nothing positions(Nothing tokens) {
        return tokens;
    }

    @Override
    public Nothing embedding(Parameter table, Nothing indices) {
        return use(table);
    }

    @Override
    public Nothing linear(Linear layer, Nothing x) {
        return use(layer.weight(), layer.bias());
    }

    @Override
    public Nothing layerNorm(LayerNorm norm, Nothing x) {
        return use(norm.weight(), norm.bias());
    }

    @Override
    public Nothing rmsNorm(RmsNorm norm, Nothing x) {
        return use(norm.weight());
    }

    @Override
    public Nothing activate(Activation activation, Nothing x) {
        return x;
    }

    @Override
    public Nothing causalAttention(Attention attention, Nothing queryKeyValue) {
        return queryKeyValue;
    }

    @Override
    public Nothing attention(
            Attention attention, Nothing queries, Nothing keys, Nothing values, @Nullable Nothing keyMask) {
        return switch (attention.positions()) {
            case AttentionPositions.Unknown unknown -> queries;
            case AttentionPositions.Rotary rotary -> queries;
            case AttentionPositions.RelativeBias bias -> use(bias.table());
        };
    }

    @Override
    public Nothing firstToken(Nothing x) {
        return x;
    }

    @Override
    public Nothing dropout(double probability, Nothing x) {
        return x;
    }

    @Override
    public Nothing add(Nothing left, Nothing right) {
        return left;
    }

    @Override
    public Nothing multiply(Nothing left, Nothing right) {
        return left;
    }

    @Override
    public Nothing scale(Nothing x, double factor) {
        return x;
    }
}

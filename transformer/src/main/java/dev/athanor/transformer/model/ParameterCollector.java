package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.CausalAttention;
import dev.athanor.transformer.ops.LayerNorm;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
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
    public Nothing tiedProjection(Parameter table, Nothing x) {
        return use(table);
    }

    @Override
    public Nothing layerNorm(LayerNorm norm, Nothing x) {
        return use(norm.weight(), norm.bias());
    }

    @Override
    public Nothing geluTanh(Nothing x) {
        return x;
    }

    @Override
    public Nothing causalAttention(CausalAttention attention, Nothing queryKeyValue) {
        return queryKeyValue;
    }

    @Override
    public Nothing dropout(double probability, Nothing x) {
        return x;
    }

    @Override
    public Nothing add(Nothing left, Nothing right) {
        return left;
    }
}

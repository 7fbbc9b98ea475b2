package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Cost;
import dev.athanor.transformer.ops.CostOps;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/** A model that scores the next token of every prefix of a sequence. */
public sealed interface LanguageModel extends Model permits Gpt2, Llama, AdaptedLanguageModel {

    /**
     * The model itself, as a sequence of operations. Called once per interpretation, not once per batch.
     *
     * @param ops the target
     * @param tokens {@code [batch, time]}, integers in {@code [0, vocabularySize)}, with {@code time <= contextLength}
     * @return logits, {@code [batch, time, vocabularySize]}
     */
    <T> T logits(Ops<T> ops, T tokens);

    @Override
    default List<Parameter> parameters() {
        var collector = new ParameterCollector();
        logits(collector, ParameterCollector.Nothing.NOTHING);
        return collector.parameters();
    }

    @Override
    default Cost cost(int batch, int time) {
        var ops = new CostOps(batch, time);
        logits(ops, ops.tokens());
        return ops.cost();
    }
}

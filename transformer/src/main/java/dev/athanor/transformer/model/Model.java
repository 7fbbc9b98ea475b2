package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Cost;
import dev.athanor.transformer.ops.CostOps;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;
import java.util.function.Function;

/**
 * A transformer of whatever kind. The kinds differ in what they read and what they score, and so in the tasks that they
 * can be trained for.
 */
public sealed interface Model
        permits LanguageModel, MaskedLanguageModel, SequenceClassifier, SequenceToSequence, AdaptedModel {

    /** How many tokens there are. */
    int vocabularySize();

    /** The longest sequence it reads. */
    int contextLength();

    /** What it reads. */
    List<ModelInput> inputs();

    /**
     * The model itself, whatever its kind, as a sequence of operations. Called once per interpretation, not once per
     * batch.
     *
     * @param ops the target
     * @param inputs of those that it reads
     * @return what the kind's own method returns
     */
    <T> T scores(Ops<T> ops, Function<ModelInput, T> inputs);

    /** Its parameters in the order of their first use, each once. */
    default List<Parameter> parameters() {
        var collector = new ParameterCollector();
        scores(collector, input -> ParameterCollector.Nothing.NOTHING);
        return collector.parameters();
    }

    /**
     * What a batch costs.
     *
     * @param batch sequences
     * @param time tokens of a sequence, of each that is read
     */
    default Cost cost(int batch, int time) {
        return cost(batch, time, 1);
    }

    /**
     * What training on a batch costs where not all places have labels.
     *
     * @param batch sequences
     * @param time tokens of a sequence, of each that is read
     * @param labelled share of the places that have labels, in (0, 1]
     */
    default Cost cost(int batch, int time, double labelled) {
        var ops = new CostOps(batch, time, labelled);
        scores(ops, input -> ops.tokens());
        return ops.cost();
    }
}

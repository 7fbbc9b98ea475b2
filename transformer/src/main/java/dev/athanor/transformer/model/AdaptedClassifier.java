package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/**
 * A classifier with low-rank adapters. Its head is trained beside them: nothing but the labels of its dataset could have
 * taught it.
 *
 * @param base the model that is adapted
 * @param adapters on which of its layers
 */
public record AdaptedClassifier(SequenceClassifier base, LowRank adapters) implements SequenceClassifier, AdaptedModel {

    public AdaptedClassifier {
        AdaptedModel.requireTargets(base, adapters);
    }

    @Override
    public <T> T labelScores(Ops<T> ops, EncoderInputs<T> inputs) {
        return base.labelScores(new LowRankOps<>(ops, adapters), inputs);
    }

    @Override
    public List<String> frozen() {
        return base.parameters().stream()
                .map(Parameter::name)
                .filter(name -> !isOfHead(name))
                .toList();
    }

    @Override
    public boolean isOfHead(String parameter) {
        return base.isOfHead(parameter);
    }

    @Override
    public int labels() {
        return base.labels();
    }

    @Override
    public int segments() {
        return base.segments();
    }
}

package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Ops;
import java.util.List;
import java.util.function.Function;

/** A model that scores the labels of a whole sequence. */
public sealed interface SequenceClassifier extends Model permits BertClassifier, AdaptedClassifier {

    /**
     * The model as a sequence of operations.
     *
     * @param ops the target
     * @param inputs a batch with {@code time <= contextLength}
     * @return scores, {@code [batch, 1, labels]}
     */
    <T> T labelScores(Ops<T> ops, EncoderInputs<T> inputs);

    /** How many labels there are. */
    int labels();

    /**
     * Whether a parameter belongs to what stands between the encoder and the labels.
     *
     * @param parameter its name
     */
    boolean isOfHead(String parameter);

    /** How many segments it tells apart. */
    int segments();

    @Override
    default List<ModelInput> inputs() {
        return EncoderInputs.ALL;
    }

    @Override
    default <T> T scores(Ops<T> ops, Function<ModelInput, T> inputs) {
        return labelScores(ops, EncoderInputs.of(inputs));
    }
}

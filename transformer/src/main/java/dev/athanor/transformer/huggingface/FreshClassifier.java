package dev.athanor.transformer.huggingface;

import dev.athanor.transformer.model.AdaptedModel;
import dev.athanor.transformer.model.BertClassifier;
import dev.athanor.transformer.model.BertMaskedLanguageModel;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.T5;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.WeightSource;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;

/** Puts a head that labels sequences on the encoder of a checkpoint: how fine-tuning begins. */
final class FreshClassifier {

    private static final String LAST_LAYER = "classifier.";
    private static final String POOLER = "bert.pooler.";

    private FreshClassifier() {}

    /** @throws IllegalArgumentException if the model has no encoder that sees the whole sequence */
    static BertClassifier over(Model model, int labels) {
        return switch (model) {
            case BertMaskedLanguageModel masked ->
                new BertClassifier(masked.config(), labels, masked.config().dropout());
            case BertClassifier classifier -> new BertClassifier(classifier.config(), labels, classifier.headDropout());
            case Gpt2 _, Llama _, T5 _, AdaptedModel _ ->
                throw new IllegalArgumentException(
                        "the folder's model has no encoder that a classifier could be put on");
        };
    }

    /**
     * The encoder's weights and those of the head: the last layer's are new, and so are the pooler's where the checkpoint
     * was made without.
     *
     * @param named the checkpoint's tensors by the names of the classifier's parameters
     * @param seed of what is new
     */
    static Weights completed(BertClassifier model, Weights named, long seed) throws IOException {
        boolean pooled = named.tensors().keySet().stream().anyMatch(name -> name.startsWith(POOLER));
        Predicate<String> isNew = name -> name.startsWith(LAST_LAYER) || (!pooled && name.startsWith(POOLER));
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(named.tensors());
        WeightSource initial = WeightSource.initial(seed);
        for (Parameter parameter : model.parameters()) {
            if (isNew.test(parameter.name())) {
                List<Long> shape =
                        parameter.shape().stream().map(Integer::longValue).toList();
                tensors.put(
                        parameter.name(),
                        new Tensor(ElementType.F32, shape, MemorySegment.ofBuffer(initial.of(parameter))));
            }
        }
        return new Weights(tensors).matching(model.parameters());
    }
}

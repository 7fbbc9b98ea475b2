package dev.athanor.transformer.huggingface;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.weights.Weights;
import java.util.List;

/**
 * One family of models in that library's words.
 *
 * @param <M> its class here
 */
sealed interface Family<M extends Model>
        permits Gpt2Family, LlamaFamily, BertMaskedFamily, BertClassifierFamily, T5Family {

    /** What {@code config.json} calls it. */
    String modelType();

    /** The classes of that library whose checkpoints are read; the first is the one that opens what is written. */
    List<String> architectures();

    /** The model that a configuration describes; what is not computed here becomes findings. */
    M read(ConfigReader file);

    /** The shape of a model, without what all families have alike. */
    void write(M model, Conventions conventions, ObjectNode file);

    /** How checkpoints of the family name their tensors. */
    TensorNames tensorNames(M model);

    /** The model as the weights beside its configuration have it, where those know better. */
    default M fitted(M model, Weights file) {
        return model;
    }

    /** The same model with every parameter that that library's has; those that are added start at zero. */
    default M published(M model) {
        return model;
    }
}

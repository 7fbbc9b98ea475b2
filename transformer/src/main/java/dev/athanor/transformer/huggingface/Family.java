package dev.athanor.transformer.huggingface;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.transformer.model.Model;

/**
 * One family of models in that library's words.
 *
 * @param <M> its class here
 */
sealed interface Family<M extends Model> permits Gpt2Family, LlamaFamily {

    /** What {@code config.json} calls it. */
    String modelType();

    /** The class of that library that opens such a model. */
    String architecture(M model);

    /** The model that a configuration describes; what is not computed here becomes findings. */
    M read(ConfigReader file);

    /** The shape of a model, without what all families have alike. */
    void write(M model, ObjectNode file);

    /** How checkpoints of the family name their tensors. */
    TensorNames tensorNames(M model);

    /** The same model with every parameter that that library's has; those that are added start at zero. */
    default M published(M model) {
        return model;
    }
}

package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Cost;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/**
 * A transformer of whatever kind. The kinds differ in what they read and what they score, and so in the tasks that they
 * can be trained for.
 */
public sealed interface Model permits LanguageModel {

    /** How many tokens there are. */
    int vocabularySize();

    /** The longest sequence it reads. */
    int contextLength();

    /** Its parameters in the order of their first use, each once. */
    List<Parameter> parameters();

    /**
     * What a batch costs.
     *
     * @param batch sequences
     * @param time tokens of a sequence
     */
    Cost cost(int batch, int time);
}

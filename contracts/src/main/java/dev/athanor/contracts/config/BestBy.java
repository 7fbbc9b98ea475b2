package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** A measure of evaluations by which one is better than another. */
public enum BestBy {
    /** Mean cross-entropy. */
    @JsonProperty("loss")
    LOSS("loss", Better.LESS),
    /** Share of the places that were told right. */
    @JsonProperty("accuracy")
    ACCURACY("accuracy", Better.MORE),
    /** Mean over a classifier's labels of the harmonic mean of precision and recall. */
    @JsonProperty("f1")
    F1("f1", Better.MORE),
    /** Of the answers that the model wrote. */
    @JsonProperty("bleu")
    BLEU("bleu", Better.MORE),
    /** Of the answers that the model wrote: single words. */
    @JsonProperty("rouge1")
    ROUGE_1("rouge1", Better.MORE),
    /** Of the answers that the model wrote: pairs of words. */
    @JsonProperty("rouge2")
    ROUGE_2("rouge2", Better.MORE),
    /** Of the answers that the model wrote: longest common sequences. */
    @JsonProperty("rougeL")
    ROUGE_L("rougeL", Better.MORE);

    private final String word;
    private final Better better;

    /** Which way is better. */
    private enum Better {
        LESS,
        MORE
    }

    BestBy(String word, Better better) {
        this.word = word;
        this.better = better;
    }

    /**
     * What evaluations measure.
     *
     * @param objective of the model
     * @param answers that it writes at each evaluation
     */
    public static List<BestBy> measured(Objective objective, int answers) {
        return switch (objective) {
            case AUTO, CAUSAL, MASKED -> List.of(LOSS, ACCURACY);
            case CLASSIFICATION -> List.of(LOSS, ACCURACY, F1);
            case SEQUENCE_TO_SEQUENCE ->
                answers == 0 ? List.of(LOSS, ACCURACY) : List.of(LOSS, ACCURACY, BLEU, ROUGE_1, ROUGE_2, ROUGE_L);
        };
    }

    /** As configurations say it. */
    public String word() {
        return word;
    }

    /** The name of its curve. */
    public String metric() {
        return "validation/" + word;
    }

    /** A value of the measure so that of two the lesser is always the better one. */
    public double score(double value) {
        return switch (better) {
            case LESS -> value;
            case MORE -> -value;
        };
    }
}

package dev.athanor.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.transformer.model.AdaptedLanguageModel;
import dev.athanor.transformer.model.BertClassifier;
import dev.athanor.transformer.model.BertConfig;
import dev.athanor.transformer.model.BertMaskedLanguageModel;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.T5;
import dev.athanor.transformer.model.T5Config;
import dev.athanor.transformer.ops.Activation;
import org.junit.jupiter.api.Test;

class BlueprintTest {

    private static final String SHAPE =
            "layers: 2, heads: 4, hiddenSize: 32, contextLength: 16, dropout: 0.1, architecture: ";

    @Test
    void languageModelHasTheShapeOfItsConfiguration() {
        assertThat(((Gpt2) blueprint("gpt2, bias: true", Objective.CAUSAL).trained()).config())
                .isEqualTo(new Gpt2Config(50, 16, 2, 4, 32, 0.1, true));
        assertThat(((Llama) blueprint("llama, keyValueHeads: 2", Objective.CAUSAL)
                                .trained())
                        .config()
                        .keyValueHeads())
                .isEqualTo(2);
    }

    @Test
    void adaptersAreTrainedAndNotGivenAway() {
        Blueprint adapted = new Blueprint(
                RunConfigurations.resolve(RunConfigurations.parse(
                        "{name: play, dataset: d, adapters: {rank: 2}, model: {" + SHAPE + "gpt2}}")),
                Objective.CAUSAL,
                50,
                0);

        assertThat(((AdaptedLanguageModel) adapted.trained()).adapters().rank()).isEqualTo(2);
        assertThat(adapted.base()).isInstanceOf(Gpt2.class);
    }

    @Test
    void bertHasTheHeadOfItsObjective() {
        var shape = new BertConfig(50, 16, 2, 2, 4, 32, 128, Activation.GELU, 0.1, 0.1, 1e-12);

        assertThat(((BertMaskedLanguageModel)
                                blueprint("bert", Objective.MASKED).trained())
                        .config())
                .isEqualTo(shape);
        BertClassifier classifier =
                (BertClassifier) blueprint("bert", Objective.CLASSIFICATION).trained();
        assertThat(classifier.config()).isEqualTo(shape);
        assertThat(classifier.labels()).isEqualTo(3);
    }

    @Test
    void widthInsideLayersIsTheConfigurationsWhereItHasOne() {
        assertThat(((BertMaskedLanguageModel) blueprint("bert, feedForwardSize: 48", Objective.MASKED)
                                .trained())
                        .config()
                        .feedForwardSize())
                .isEqualTo(48);
        assertThat(((T5) blueprint("t5, feedForwardSize: 48", Objective.SEQUENCE_TO_SEQUENCE)
                                .trained())
                        .config()
                        .feedForwardSize())
                .isEqualTo(48);
    }

    @Test
    void t5HasGatedLayersAndAsManyBlocksThatReadAsWrite() {
        assertThat(((T5) blueprint(
                                        "t5, tieEmbeddings: false, relativeBuckets: 8, relativeDistance: 20",
                                        Objective.SEQUENCE_TO_SEQUENCE)
                                .trained())
                        .config())
                .isEqualTo(new T5Config(
                        50, 16, 2, 2, 4, 8, 32, 96, Activation.GELU_TANH, true, 8, 20, 0.1, 1e-6, false, false));
    }

    @Test
    void architectureThatDoesNotLearnTheObjectiveIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blueprint("t5", Objective.MASKED).trained())
                .withMessage("a t5 does not learn masked");
    }

    /** Fifty tokens and three labels. */
    private static Blueprint blueprint(String architecture, Objective objective) {
        return new Blueprint(
                RunConfigurations.resolve(
                        RunConfigurations.parse("{name: play, dataset: d, model: {" + SHAPE + architecture + "}}")),
                objective,
                50,
                3);
    }
}

package dev.athanor.transformer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class BertTest {

    private static final BertConfig BASE =
            new BertConfig(30522, 512, 2, 12, 12, 768, 3072, Activation.GELU, 0.1, 0.1, 1e-12);

    @Test
    void baseModelHasTheParametersOfThePublishedOnes() {
        assertThat(elements(new BertMaskedLanguageModel(BASE))).isEqualTo(109_514_298);
        assertThat(elements(new BertClassifier(BASE, 2, 0.1))).isEqualTo(109_483_778);
    }

    @Test
    void namesAreThoseOfThePublishedOnes() {
        List<String> names = new BertClassifier(BASE, 2, 0.1)
                .parameters().stream().map(Parameter::name).toList();

        assertThat(names)
                .startsWith("bert.embeddings.word_embeddings.weight", "bert.embeddings.position_embeddings.weight")
                .contains("bert.encoder.layer.11.attention.self.query.bias")
                .endsWith("bert.pooler.dense.weight", "bert.pooler.dense.bias", "classifier.weight", "classifier.bias");
    }

    @Test
    void everyQueryCostsAScoreForEveryKey() {
        var small = new BertConfig(65, 64, 2, 1, 4, 32, 64, Activation.GELU, 0, 0, 1e-12);

        long flops = new BertMaskedLanguageModel(small).cost(2, 64).forwardFlops();

        long blockWeights = 4L * 32 * 32 + 2L * 32 * 64;
        assertThat(flops).isEqualTo(2 * 64 * (2 * blockWeights + 4L * 64 * 32 + 2L * 32 * 32 + 2L * 65 * 32));
    }

    @Test
    void headsThatDoNotDivideTheWidthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BertConfig(65, 64, 2, 1, 5, 32, 64, Activation.GELU, 0, 0, 1e-12))
                .withMessage("hiddenSize 32 is not divisible by heads 5");
    }

    private static long elements(Model model) {
        return model.parameters().stream().mapToLong(Parameter::elements).sum();
    }
}

package dev.athanor.contracts.config;

import static dev.athanor.contracts.config.ConfigurationTexts.resolve;
import static dev.athanor.contracts.config.ConfigurationTexts.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys of a model may be said beside which architecture, and beside another model to start from. */
class ModelKeysTest {

    @Test
    void keysOfAnotherArchitectureAreRefusedTogether() {
        var violations = violationsOf("""
                name: play
                dataset: shakespeare
                model: {heads: 8, keyValueHeads: 2, feedForwardSize: 300, ropeTheta: 500000, tieEmbeddings: false}
                """);

        assertThat(violations)
                .containsExactly(
                        "model.keyValueHeads: is 2; beside a model.architecture of 'gpt2' allowed is only 8",
                        "model.feedForwardSize: is 300; beside a model.architecture of 'gpt2' allowed is only 0",
                        "model.ropeTheta: is 500000.0; beside a model.architecture of 'gpt2' allowed is only 10000.0",
                        "model.tieEmbeddings: is false; beside a model.architecture of 'gpt2' allowed is only true");
    }

    @Test
    void shapeIsNotSaidAgainBesideAModelToStartFrom() {
        var violations = violationsOf("""
                name: play
                dataset: shakespeare
                model: {from: models/tales/0123456789abcdef/safetensors, layers: 6, bias: true, contextLength: 128}
                """);

        assertThat(violations)
                .containsExactly(
                        "model.layers: is 6; beside model.from it has to be left out, because that says it",
                        "model.bias: is true; beside model.from it has to be left out, because that says it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tales", "models/tales/1/onnx", "models/../1/safetensors", "runs/x/checkpoints/step-00000001"})
    void whatIsNoModelsAddressCannotBeStartedFrom(String from) {
        assertThat(violationsOf("{name: play, dataset: shakespeare, model: {from: '%s'}}".formatted(from)))
                .singleElement()
                .asString()
                .startsWith("model.from: is '" + from + "'; allowed is the address of a model's folder");
    }

    @Test
    void llamaHasItsOwnKeysAndNoBias() {
        var llama =
                resolve("{name: play, dataset: shakespeare, model: {architecture: llama, heads: 8, keyValueHeads: 2}}");

        assertThat(llama.model().keyValueHeads()).isEqualTo(2);
        assertThat(violationsOf("{name: play, dataset: shakespeare, model: {architecture: llama, bias: true}}"))
                .containsExactly("model.bias: is true; beside a model.architecture of 'llama' allowed is only false");
    }

    @Test
    void keyValueHeadsFollowTheHeadsAndDivideThem() {
        var many = resolve("{name: play, dataset: shakespeare, model: {architecture: llama, heads: 8}}");

        assertThat(many.model().keyValueHeads()).isEqualTo(8);
        assertThat(violationsOf(
                        "{name: play, dataset: shakespeare, model: {architecture: llama, heads: 8, keyValueHeads: 3}}"))
                .containsExactly("model.keyValueHeads: is 3; allowed is a divisor of model.heads, which is 8");
    }

    @Test
    void samplesAreOrderedByDifficultyOrByLength() {
        assertThat(violationsOf("""
                name: play
                dataset: reviews
                model: {architecture: bert}
                curriculum: {kind: linear}
                training: {lengthPool: 8}
                """))
                .containsExactly("training.lengthPool: is 8; beside a curriculum.kind of 'linear' allowed is only 0");
    }

    @Test
    void whatOnlyLanguageModelsDoIsRefusedOfOthers() {
        assertThat(violationsOf("""
                name: play
                dataset: reviews
                model: {architecture: bert, bias: true}
                samples: {count: 1}
                training: {documents: separate}
                evaluation: {generations: 3}
                """))
                .containsExactlyInAnyOrder(
                        "model.bias: is true; beside a model.architecture of 'bert' allowed is only false",
                        "samples.count: is 1; beside a model.architecture of 'bert' allowed is only 0",
                        "training.documents: is separate; beside a model.architecture of 'bert' allowed is only joined",
                        "evaluation.generations: is 3; beside a model.architecture of 'bert' allowed is only 16");
    }
}

package dev.athanor.contracts.config;

import static dev.athanor.contracts.config.ConfigurationTexts.SHORTEST;
import static dev.athanor.contracts.config.ConfigurationTexts.rejected;
import static dev.athanor.contracts.config.ConfigurationTexts.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.athanor.contracts.JsonFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run's file, preset and overrides become together. */
class RunConfigurationsTest {

    @Test
    void nameAndDatasetAreEnough() {
        var configuration = resolve(SHORTEST);

        assertThat(configuration.name()).isEqualTo("play");
        assertThat(configuration.dataset()).isEqualTo(new DatasetReference("shakespeare", DatasetReference.LATEST));
        assertThat(configuration.model())
                .isEqualTo(
                        new ModelConfiguration("none", "gpt2", 4, 4, 4, 128, 0, 64, 0.0, false, 10_000, true, 32, 128));
        assertThat(configuration.schedule().kind()).isEqualTo(ScheduleConfiguration.Kind.COSINE);
        assertThat(configuration.schedule().warmupRatio()).isEqualTo(0.05);
        assertThat(configuration.schedule().minimumLearningRate()).isEqualTo(1e-4);
    }

    @Test
    void overrideBeatsFileBeatsPresetBeatsDefault() {
        var file = RunConfigurations.parse("""
                name: play
                dataset: shakespeare
                preset: tiny
                training:
                  steps: 70
                  batchSize: 3
                """);

        var configuration = RunConfigurations.resolve(
                RunConfigurations.merge(null, file, List.of("training.steps=7", "optimizer.learningRate=1e-2")));

        assertThat(configuration.training().steps()).isEqualTo(7);
        assertThat(configuration.optimizer().learningRate()).isEqualTo(0.01);
        assertThat(configuration.training().batchSize()).isEqualTo(3);
        assertThat(configuration.model().layers()).isEqualTo(3);
        assertThat(configuration.training().seed()).isEqualTo(1337);
    }

    @Test
    void presetGivesItsModelUpForTheOneToStartFrom() {
        var file = RunConfigurations.parse(
                "{name: play, dataset: shakespeare, model: {from: models/tales/run-7-2000/safetensors}}");

        var configuration = RunConfigurations.resolve(RunConfigurations.merge("medium", file, List.of()));

        assertThat(configuration.model().startsFromAnother()).isTrue();
        assertThat(configuration.model().layers()).isEqualTo(4);
        assertThat(configuration.training().steps()).isGreaterThan(1000);
        assertThat(RunConfigurations.resolve(RunConfigurations.toTree(configuration)))
                .isEqualTo(configuration);
    }

    @Test
    void presetThatIsAskedForBeatsTheFilesOwn() {
        var file = RunConfigurations.parse("{name: play, dataset: shakespeare, preset: tiny}");

        var configuration = RunConfigurations.resolve(RunConfigurations.merge("medium", file, List.of()));

        assertThat(configuration.model().hiddenSize()).isEqualTo(384);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny", "small", "medium"})
    void everyPresetResolves(String preset) {
        var tree = RunConfigurations.merge(preset, RunConfigurations.parse(SHORTEST), List.of());

        assertThat(RunConfigurations.resolve(tree).training().steps()).isPositive();
    }

    @Test
    void defaultsFollowTheKeysThatBoundThem() {
        var configuration = RunConfigurations.resolve(RunConfigurations.merge(
                null,
                RunConfigurations.parse(SHORTEST),
                List.of("training.steps=10", "optimizer.learningRate=0.00005")));

        assertThat(configuration.schedule().minimumLearningRate()).isEqualTo(5e-6);
    }

    @Test
    void lengthInEpochsOrTokensLeavesTheStepsOpen() {
        assertThat(resolve("{name: play, dataset: d, training: {epochs: 3}}")
                        .training()
                        .steps())
                .isZero();
        assertThat(resolve("{name: play, dataset: d, training: {tokens: 1000000}}")
                        .training()
                        .steps())
                .isZero();
        assertThat(resolve("{name: play, dataset: d, training: {epochs: 3, steps: 70}}")
                        .training()
                        .steps())
                .isEqualTo(70);
        assertThat(resolve("{name: play, dataset: d, training: {seconds: 60}}")
                        .training()
                        .steps())
                .isEqualTo(2000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: play, dataset: shakespeare@0123456789abcdef}",
                "{name: play, dataset: {name: shakespeare, version: 0123456789abcdef}}",
                "{\"name\": \"play\", \"dataset\": {\"name\": \"shakespeare\", \"version\": \"0123456789abcdef\"}}"
            })
    void datasetVersionCanBeWrittenShortOrLong(String file) {
        assertThat(resolve(file).dataset()).isEqualTo(new DatasetReference("shakespeare", "0123456789abcdef"));
    }

    @Test
    void datasetCanBeOverriddenInPartsOrAsAWhole() {
        var file = RunConfigurations.parse("{name: play, dataset: shakespeare@0123456789abcdef}");

        var whole = RunConfigurations.resolve(RunConfigurations.merge(null, file, List.of("dataset=homer")));
        var part = RunConfigurations.resolve(RunConfigurations.merge(null, file, List.of("dataset.name=homer")));

        assertThat(whole.dataset()).isEqualTo(new DatasetReference("homer", "latest"));
        assertThat(part.dataset()).isEqualTo(new DatasetReference("homer", "0123456789abcdef"));
    }

    @Test
    void overrideWithoutAnEqualsSignIsNamed() {
        var exception = rejected(
                () -> RunConfigurations.merge(null, RunConfigurations.parse(SHORTEST), List.of("training.steps")));

        assertThat(exception).hasMessage("training.steps: is no override; allowed is KEY=VALUE, as training.steps=100");
    }

    @Test
    void resolvedConfigurationResolvesToItselfAgain() {
        var configuration = resolve("{name: play, dataset: shakespeare@1, preset: small}");

        assertThat(RunConfigurations.resolve(RunConfigurations.toTree(configuration)))
                .isEqualTo(configuration);
    }

    @Test
    void storedConfigurationOfAnOlderOrNewerReleaseIsRead() throws JsonProcessingException {
        var older = "{\"name\":\"play\",\"dataset\":{\"name\":\"d\",\"version\":\"1\"},\"later\":true}";

        var configuration = JsonFormat.mapper().readValue(older, RunConfiguration.class);

        assertThat(configuration).isEqualTo(resolve("{name: play, dataset: d@1}"));
    }
}

package dev.athanor.contracts.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.run.DatasetFit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunConfigurationsTest {

    private static final String SHORTEST = "{name: play, dataset: shakespeare}";

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

    @Test
    void runWithoutALengthIsRefused() {
        assertThat(violationsOf("{name: play, dataset: d, training: {steps: 0, seconds: 60}}"))
                .containsExactly(
                        "training.steps: is 0; allowed is that where one of training.epochs, training.tokens is not 0");
    }

    @Test
    void warmUpIsGivenInStepsOrAsAShare() {
        var inSteps = resolve("{name: play, dataset: d, schedule: {warmupSteps: 0}}");

        assertThat(inSteps.schedule().warmupRatio()).isZero();
        assertThat(violationsOf("{name: play, dataset: d, schedule: {warmupSteps: 5, warmupRatio: 0.1}}"))
                .containsExactly("schedule.warmupRatio: is 0.1; allowed is 0 beside schedule.warmupSteps, which is 5");
        assertThat(resolve("{name: play, dataset: d, training: {epochs: 1}, schedule: {warmupSteps: 500}}")
                        .schedule()
                        .warmupSteps())
                .isEqualTo(500);
    }

    @Test
    void settingsOfEachCurveHaveASectionOfTheirOwn() {
        var schedule = resolve(
                        "{name: play, dataset: d, schedule: {kind: cosine-with-restarts, restarts: {cycles: 3}}}")
                .schedule();

        assertThat(schedule.kind()).isEqualTo(ScheduleConfiguration.Kind.COSINE_WITH_RESTARTS);
        assertThat(schedule.restarts()).isEqualTo(new ScheduleConfiguration.Restarts(3, 1));
        assertThat(violationsOf("""
                name: play
                dataset: d
                schedule: {kind: triangle, polynomial: {power: 0}, decay: {shape: round}, plateau: {factor: 1}}
                """))
                .containsExactlyInAnyOrder(
                        "schedule.kind: is 'triangle'; allowed is one of cosine, linear, constant, cosine-with-restarts, polynomial, one-cycle, step, inverse-square-root, warmup-stable-decay, reduce-on-plateau",
                        "schedule.polynomial.power: is '0'; allowed is a number above 0 and of at most 100",
                        "schedule.decay.shape: is 'round'; allowed is one of linear, cosine, square-root",
                        "schedule.plateau.factor: is '1'; allowed is a number above 0 and below 1");
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
    void everyViolationIsReportedAtOnce() {
        var violations = violationsOf("""
                dataset: shakespeare
                preset: huge
                model:
                  heads: 3
                  layer: 4
                  dropout: 1
                training:
                  steps: many
                  seed: 1.5
                  precision: fp8
                optimizer: 3
                schedule:
                evaluation:
                  every: 0
                  batches:
                learning_rate: 0.1
                """);

        assertThat(violations)
                .containsExactlyInAnyOrder(
                        "preset: is 'huge'; allowed is one of tiny, small, medium",
                        "model.heads: is 3; allowed is a divisor of model.hiddenSize, which is 128",
                        "model.layer: is no key (did you mean 'layers'?); allowed are architecture, bias, contextLength, dropout, feedForwardSize, from, heads, hiddenSize, keyValueHeads, layers, relativeBuckets, relativeDistance, ropeTheta, tieEmbeddings",
                        "model.dropout: is '1'; allowed is a number of at least 0 and below 1",
                        "training.steps: is 'many'; allowed is a whole number from 0 to 1000000000",
                        "training.seed: is '1.5'; allowed is a whole number",
                        "training.precision: is 'fp8'; allowed is one of fp32, bf16, fp16, auto",
                        "optimizer: is '3'; allowed is a section with the keys kind, learningRate, beta1, beta2, epsilon, momentum, nesterov, weightDecay, gradientClip, layerDecay, frozen",
                        "evaluation.every: is '0'; allowed is a whole number of at least 1",
                        "evaluation.batches: has no value; allowed is a whole number from 1 to 1000000",
                        "learning_rate: is no key (did you mean 'optimizer.learningRate'?); allowed are adapters, checkpoints, curriculum, dataset, evaluation, model, name, observability, optimizer, recovery, samples, schedule, sweep, task, training",
                        "name: is missing; allowed is a name of 1 to 63 lower-case letters, digits, dots, underscores and hyphens, beginning with a letter or digit");
    }

    @Test
    void relationsAcrossSectionsAreChecked() {
        var violations = violationsOf("""
                name: play
                dataset: shakespeare
                training: {steps: 100}
                optimizer: {learningRate: 0.001}
                schedule: {warmupSteps: 101, minimumLearningRate: 0.01}
                """);

        assertThat(violations)
                .containsExactly(
                        "schedule.warmupSteps: is 101; allowed is at most training.steps, which is 100",
                        "schedule.minimumLearningRate: is 0.01; allowed is at most optimizer.learningRate, which is 0.001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: 'Two words'          | name
            dataset: ../etc            | dataset.name
            dataset: a@B               | dataset.version
            model: [1, 2]              | model
            model: {bias: maybe}       | model.bias
            model: {layers: 1e999999}  | model.layers
            training: {steps: 2.5}     | training.steps
            """)
    void valueThatCannotBeIsReportedWithItsPath(String line, String path) {
        var others = line.startsWith("name")
                ? "dataset: d"
                : line.startsWith("dataset") ? "name: n" : "{name: n, dataset: d}";
        var tree = RunConfigurations.parse(others);
        RunConfigurations.parse(line).properties().forEach(entry -> tree.set(entry.getKey(), entry.getValue()));

        assertThat(rejected(() -> RunConfigurations.resolve(tree)).violations())
                .extracting(Violation::path)
                .containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'name: play\nmodel: {layers: 3'   | line 2, column
            'name: play\n\tdataset: d'        | line 2, column
            'name: play\nname: again'         | line 2, column
            'just words'                      | is no mapping
            'optimizer: {beta1: .nan}'        | line 1, column
            '- a\n- b'                        | is no mapping
            """)
    void textThatIsNoMappingSaysWhere(String text, String where) {
        var exception =
                rejected(() -> RunConfigurations.parse(text.replace("\\n", "\n").replace("\\t", "\t")));

        assertThat(exception).hasMessageContaining(where);
        assertThat(exception.getMessage().lines()).hasSize(1);
    }

    @Test
    void emptyFileLacksNameAndDataset() {
        assertThat(violationsOf("")).hasSize(2).allMatch(violation -> violation.contains("is missing"));
    }

    @Test
    void curriculumWithoutAnyDifficultyIsReported() {
        assertThat(violationsOf("{name: play, dataset: d, curriculum: {difficulty: {length: 0, rarity: 0}}}"))
                .containsExactly(
                        "curriculum.difficulty: has only zeros; allowed is a number above 0 in one of length, rarity, morphology, loss");
        assertThat(violationsOf("{name: play, dataset: d, curriculum: {warmupSteps: 3000, difficulty: {length: -1}}}"))
                .containsExactlyInAnyOrder(
                        "curriculum.warmupSteps: is 3000; allowed is at most training.steps, which is 2000",
                        "curriculum.difficulty.length: is '-1'; allowed is a number from 0 to 1000");
    }

    @Test
    void sweepRises() {
        assertThat(violationsOf("{name: play, dataset: d, task: find-learning-rate, sweep: {from: 0.1, to: 0.01}}"))
                .containsExactly("sweep.from: is 0.1; allowed is at most sweep.to, which is 0.01");
        assertThat(violationsOf("{name: play, dataset: d, task: dream}"))
                .containsExactly("task: is 'dream'; allowed is one of train, find-learning-rate");
    }

    @Test
    void overrideWithoutAnEqualsSignIsNamed() {
        var exception = rejected(
                () -> RunConfigurations.merge(null, RunConfigurations.parse(SHORTEST), List.of("training.steps")));

        assertThat(exception).hasMessage("training.steps: is no override; allowed is KEY=VALUE, as training.steps=100");
    }

    @Test
    void whatOnlyLanguageModelsDoIsRefusedOfOthers() {
        assertThat(violationsOf("""
                name: play
                dataset: reviews
                model: {architecture: bert, bias: true}
                samples: {count: 1}
                curriculum: {kind: linear}
                training: {documents: separate}
                evaluation: {generations: 3}
                """))
                .containsExactlyInAnyOrder(
                        "model.bias: is true; beside a model.architecture of 'bert' allowed is only false",
                        "samples.count: is 1; beside a model.architecture of 'bert' allowed is only 0",
                        "curriculum.kind: is linear; beside a model.architecture of 'bert' allowed is only none",
                        "training.documents: is separate; beside a model.architecture of 'bert' allowed is only joined",
                        "evaluation.generations: is 3; beside a model.architecture of 'bert' allowed is only 16");
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

    @Test
    void recordsCannotHoldWhatTheFileMayNot() {
        assertThat(rejected(() -> new CheckpointConfiguration(0, 1, 1, BestBy.LOSS, "none")))
                .hasMessage("every: is '0'; allowed is a whole number of at least 1");
    }

    @Test
    void contextMustFitIntoBothTexts() {
        var configuration = resolve("{name: play, dataset: d, model: {contextLength: 128}}");

        assertThat(checked(configuration, new DatasetStatistics(1000, 65, 129, 128, 2)))
                .containsExactly(
                        "model.contextLength: is 128; the validation text of d has 128 tokens, so allowed is at most 127");
        assertThat(checked(configuration, new DatasetStatistics(1000, 65, 129, 129, 2)))
                .isEmpty();
    }

    @Test
    void vocabularyMustFitIntoTheModel() {
        var configuration = resolve("{name: play, dataset: d, model: {hiddenSize: 768, contextLength: 1024}}");

        assertThat(checked(configuration, new DatasetStatistics(1_000_000_000, 2_000_000, 500_000_000, 50_000_000, 4)))
                .anyMatch(violation -> violation.startsWith("training.batchSize: is 12"));
        assertThat(checked(configuration, new DatasetStatistics(1_000_000_000, 5_000_000, 500_000_000, 50_000_000, 4)))
                .anyMatch(violation -> violation.startsWith("model.hiddenSize: is 768"))
                .anyMatch(violation -> violation.startsWith("model.contextLength: is 1024"));
        assertThat(checked(configuration, new DatasetStatistics(1_000_000_000, 50_257, 500_000_000, 50_000_000, 2)))
                .isEmpty();
    }

    private static RunConfiguration resolve(String file) {
        return RunConfigurations.resolve(RunConfigurations.parse(file));
    }

    private static List<String> violationsOf(String file) {
        return rejected(() -> resolve(file)).violations().stream()
                .map(Violation::toString)
                .toList();
    }

    private static List<String> checked(RunConfiguration configuration, DatasetStatistics statistics) {
        return new DatasetFit(configuration, statistics, DatasetForm.TEXT)
                .violations().stream().map(Violation::toString).toList();
    }

    private static InvalidConfigurationException rejected(Action action) {
        @Nullable
        InvalidConfigurationException exception =
                catchThrowableOfType(InvalidConfigurationException.class, action::run);
        assertThat(exception).isNotNull();
        return exception;
    }

    private interface Action {
        @Nullable
        Object run();
    }
}

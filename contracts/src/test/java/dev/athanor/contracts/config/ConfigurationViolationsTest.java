package dev.athanor.contracts.config;

import static dev.athanor.contracts.config.ConfigurationTexts.rejected;
import static dev.athanor.contracts.config.ConfigurationTexts.resolve;
import static dev.athanor.contracts.config.ConfigurationTexts.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that is wrong with a run's file is said at once, with its path and what is allowed. */
class ConfigurationViolationsTest {

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
    void recordsCannotHoldWhatTheFileMayNot() {
        assertThat(rejected(() -> new CheckpointConfiguration(0, 1, 1, BestBy.LOSS, "none")))
                .hasMessage("every: is '0'; allowed is a whole number of at least 1");
    }
}

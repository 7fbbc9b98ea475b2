package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeChangesTest {

    @Test
    void sameConfigurationChangesNothing() {
        assertThat(between("training.steps=2000")).isEqualTo(new ResumeChanges(List.of(), false, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluation.every=7", "checkpoints.keep=9", "training.seconds=60", "name=other"})
    void whatIsOnlyLookedAtOrKeptLeavesTheRunExact(String change) {
        assertThat(between(change)).isEqualTo(new ResumeChanges(List.of(), false, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            training.steps=4000          | training.steps was 2000 and is 4000: the learning rates are others from here on.
            optimizer.learningRate=0.002 | optimizer.learningRate was 0.001 and is 0.002: the learning rates are others from here on.
            training.batchSize=24        | training.batchSize was 12 and is 24: the batches are others from here on.
            training.seed=2              | training.seed was 1337 and is 2: the batches are others from here on.
            """)
    void safeChangeIsSaid(String change, String said) {
        ResumeChanges changes = between(change);

        assertThat(changes.impossible()).isEmpty();
        assertThat(changes.rebuilt()).isFalse();
        assertThat(changes.inexact()).contains(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"training.precision=bf16", "optimizer.beta2=0.95", "model.dropout=0.1"})
    void whatIsCompiledIntoTheProgramMakesItAnew(String change) {
        ResumeChanges changes = between(change);

        assertThat(changes.impossible()).isEmpty();
        assertThat(changes.rebuilt()).isTrue();
        assertThat(changes.inexact()).singleElement().asString().endsWith("the optimizer's moments begin anew.");
    }

    @Test
    void smallerMicroBatchesOfTheSameStepOnlyRoundOtherwise() {
        ResumeChanges changes = ResumeChanges.between(
                configuration("training.batchSize=12"),
                RunConfigurations.resolve(RunConfigurations.merge(
                        null,
                        RunConfigurations.toTree(configuration("training.batchSize=12")),
                        List.of("training.batchSize=6", "training.accumulation=2"))));

        assertThat(changes.inexact())
                .hasSize(2)
                .allMatch(sentence -> sentence.endsWith(": sums may be rounded, and dropout drawn, otherwise."));
    }

    @Test
    void anotherShapeDoesNotFit() {
        assertThat(between("model.layers=5").impossible())
                .containsExactly("model.layers was 4 and is 5: the checkpoint's weights do not fit.");
    }

    @Test
    void anotherMachineMayRoundOtherwise() {
        Provenance before = new Provenance("a", "x", 1, "jvm", "2.7.1", "cpu", 2, "fp32");
        Provenance now = new Provenance("b", "x", 1, "jvm 2", "2.7.1", "cpu", 4, "fp32");

        assertThat(ResumeChanges.between(before, now))
                .containsExactly("The number of threads was 2 and is 4: sums may be rounded otherwise.");
    }

    private static ResumeChanges between(String change) {
        return ResumeChanges.between(configuration("training.steps=2000"), configuration(change));
    }

    private static RunConfiguration configuration(String override) {
        return RunConfigurations.resolve(RunConfigurations.merge(
                null,
                RunConfigurations.parse(
                        "{name: play, dataset: d@1, schedule: {minimumLearningRate: 0.0001}, training: {steps: 2000}}"),
                List.of(override)));
    }
}

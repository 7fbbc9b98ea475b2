package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.trainer.job.SimplePrograms.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningRateFinderTest {

    private static final String FIND = "{task: find-learning-rate, sweep: {from: 0.0001, to: 10, steps: 80}}";

    @TempDir
    private Path folder;

    @Test
    void findingALearningRateIsARunOfItsOwnThatTracksItsCurveAndSaysWhy() throws Exception {
        MemoryTrainer trainer = new MemoryTrainer(folder);

        assertThat(trainer.train("r1", Fault.NONE, FIND)).isEqualTo(JobOutcome.DONE);

        RunEvent.LearningRateFound found =
                trainer.log().said(RunEvent.LearningRateFound.class).getFirst();
        assertThat(found.learningRate()).isBetween(1e-3, 1.0);
        assertThat(found.reason()).startsWith("optimizer.learningRate ").contains("It diverges at");
        assertThat(trainer.log().curve(MetricNames.LEARNING_RATE, 1)).hasSize((int) found.step());
        assertThat(trainer.log().curve(MetricNames.TRAIN_LOSS, 1)).hasSize((int) found.step());
        assertThat(trainer.log().said(RunEvent.Completed.class)).isEmpty();
        assertThat(trainer.store().list("runs/r1/checkpoints")).isEmpty();
    }

    @Test
    void findingThatIsDeliveredAgainIsDoneAlready() throws Exception {
        MemoryTrainer trainer = new MemoryTrainer(folder);
        trainer.train("r1", Fault.NONE, FIND);

        trainer.train("r1", Fault.NONE, FIND);

        assertThat(trainer.log().said(RunEvent.Started.class)).hasSize(1);
        assertThat(trainer.log().said(RunEvent.LearningRateFound.class)).hasSize(1);
    }
}

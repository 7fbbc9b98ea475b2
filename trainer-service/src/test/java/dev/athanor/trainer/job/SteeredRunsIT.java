package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.RunControl;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.store.FolderReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SteeredRunsIT {

    @TempDir
    static Path folder;

    private Workplace work;

    @BeforeAll
    void open(PlatformEnvironment environment) {
        work = new Workplace(environment, folder);
    }

    @AfterAll
    void close() {
        work.close();
    }

    @Test
    void stoppedRunSavesWhatItReachedAndIsNotTakenUpAgain() throws Exception {
        String run;
        try (RunningTrainer _ = work.trainer("sixth")) {
            run = work.request(TinyRun.configuration(100_000));
            work.heard().await(run, RunEvent.Progressed.class);

            work.publisher().publishAndWait(new RunControl.Stop(run, "seen enough"));
            RunEvent.Cancelled cancelled = work.heard().await(run, RunEvent.Cancelled.class);

            assertThat(cancelled.reason()).isEqualTo("seen enough");
            assertThat(FolderReader.find(
                            work.store(),
                            new RunAddress(run).checkpoint(cancelled.step()).prefix()))
                    .isPresent();
            work.publisher().publishAndWait(new TrainingJobEvent.Requested(run, TinyRun.configuration(100_000)));
            work.heard().await(work.request(TinyRun.configuration(5)), RunEvent.Completed.class);
        }
        assertThat(work.heard().facts(run, RunEvent.Claimed.class)).hasSize(1);
        assertThat(work.heard().facts(run, RunEvent.Cancelled.class)).hasSize(1);
    }

    @Test
    void runThatWasStoppedWhileItWaitedIsNotBegun() throws Exception {
        String run = TinyRun.newId();
        work.publisher().publishAndWait(new RunControl.StopEarly(run, "its study is over"));
        work.publisher().publishAndWait(new TrainingJobEvent.Requested(run, TinyRun.configuration(100_000)));

        try (RunningTrainer _ = work.trainer("seventh")) {
            RunEvent.Pruned pruned = work.heard().await(run, RunEvent.Pruned.class);

            assertThat(pruned.step()).isZero();
            assertThat(pruned.reason()).isEqualTo("its study is over");
            assertThat(work.started(run)).isEmpty();
        }
    }

    @Test
    void checkpointIsSavedOnRequestAndOnlyTheNewestAreKept() throws Exception {
        try (RunningTrainer _ = work.trainer("eighth")) {
            RunConfiguration rare = TinyRun.configuration(
                    100_000, "{checkpoints: {every: 50000, keep: 2}, evaluation: {every: 100000}}");
            String run = work.request(rare);
            work.heard().await(run, RunEvent.Progressed.class);

            RunEvent.CheckpointSaved previous = saveNow(run, 0);
            for (int i = 0; i < 2; i++) {
                previous = saveNow(run, previous.step());
            }
            work.publisher().publishAndWait(new RunControl.Stop(run, "seen enough"));
            work.heard().await(run, RunEvent.Cancelled.class);

            List<String> manifests = work.store().list(new RunAddress(run).checkpoints() + "/").stream()
                    .filter(key -> key.endsWith("manifest.json"))
                    .toList();
            assertThat(manifests).hasSize(2);
            assertThat(work.heard().facts(run, RunEvent.CheckpointSaved.class)).hasSize(4);
        }
    }

    @Test
    void endThatAWorkerCouldNotSayAnyMoreIsSaidByTheNext() throws Exception {
        String run = TinyRun.newId();
        RunEvent.Cancelled unsaid = new RunEvent.Cancelled(run, 1, 3, "seen enough");
        work.store().put(new RunAddress(run).outcome(), RunOutcome.of(unsaid).write());

        try (RunningTrainer _ = work.trainer("eleventh")) {
            work.publisher().publishAndWait(new TrainingJobEvent.Requested(run, TinyRun.configuration(5)));
            work.publisher().publishAndWait(new TrainingJobEvent.Requested(run, TinyRun.configuration(5)));
            work.heard().await(work.request(TinyRun.configuration(5)), RunEvent.Completed.class);
        }

        assertThat(work.heard().facts(run, RunEvent.class)).containsExactly(unsaid);
    }

    private RunEvent.CheckpointSaved saveNow(String run, long after) {
        work.publisher().publishAndWait(new RunControl.Save(run));
        return work.heard().await(run, RunEvent.CheckpointSaved.class, saved -> saved.step() > after);
    }
}

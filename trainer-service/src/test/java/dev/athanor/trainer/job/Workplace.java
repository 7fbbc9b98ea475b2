package dev.athanor.trainer.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.trainer.program.Programs;
import java.nio.file.Path;
import java.util.List;

/** Where runs are requested, trainers are started, and what becomes of the runs is heard. Has the dataset {@code pattern}. */
final class Workplace implements AutoCloseable {

    private final Platform platform;
    private final Path folder;

    /** @param folder for the trainers' local files */
    Workplace(PlatformEnvironment environment, Path folder) {
        this.platform = new Platform(environment);
        this.folder = folder;
        TinyDataset.write(store(), "pattern");
    }

    ArtifactStore store() {
        return platform.store();
    }

    EventPublisher publisher() {
        return platform.publisher();
    }

    HeardEvents heard() {
        return platform.heard();
    }

    RunningTrainer trainer(String name) throws InterruptedException {
        return trainer(name, torch());
    }

    /** The programs that trainers have, unless a test says otherwise. */
    Programs torch() {
        return RunningTrainer.torch(platform, folder);
    }

    RunningTrainer trainer(String name, Programs programs) throws InterruptedException {
        return RunningTrainer.start(name, platform, folder, programs);
    }

    /** The id of a run that now waits for a trainer. */
    String request(RunConfiguration configuration) {
        String run = TinyRun.newId();
        publisher().publishAndWait(new TrainingJobEvent.Requested(run, configuration));
        return run;
    }

    /** What a run that fails at its first attempt says. */
    String failure(RunConfiguration configuration) {
        RunEvent.Failed failed = heard().await(request(configuration), RunEvent.Failed.class);
        assertThat(failed.attempt()).isEqualTo(1);
        return failed.failure().message();
    }

    List<RunEvent.Started> started(String run) {
        return heard().facts(run, RunEvent.Started.class);
    }

    /** An object as text. */
    String text(String key) {
        return new String(store().find(key).orElseThrow(), UTF_8);
    }

    @Override
    public void close() {
        platform.close();
    }
}

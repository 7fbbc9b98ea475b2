package dev.athanor.deploy.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.deploy.local.client.RunStatus;
import dev.athanor.deploy.local.client.Runs;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run outlives its trainer. */
@ExtendWith(SharedPlatformExtension.class)
class TakeoverEndToEndTest {

    private static final String RUN = """
            name: takeover
            dataset: takeover
            model: {layers: 2, heads: 2, hiddenSize: 64, dropout: 0.1}
            training: {steps: 2400, seed: 5, threads: 1}
            checkpoints: {every: 200}
            """;

    private static final long KILLED_AFTER = 700;

    @Test
    void aRunWhoseTrainerIsKilledGoesOnElsewhereWithTheLossesOfAnUndisturbedOne(SharedPlatform platform)
            throws Exception {
        platform.athanor("data", "add", "takeover", "--synthetic", "200000").orFail();
        try (var client = platform.client()) {
            var runs = new Runs(client);
            var undisturbed = runs.await(start(runs), status -> {});

            var killed = new AtomicBoolean();
            var disturbed = runs.await(start(runs), status -> {
                if (status.step() >= KILLED_AFTER && !status.hasEnded() && killed.compareAndSet(false, true)) {
                    kill(status);
                }
            });

            assertThat(killed).as("the run lasted long enough to be killed").isTrue();
            assertThat(undisturbed.isCompleted()).isTrue();
            assertThat(disturbed.isCompleted()).isTrue();
            assertThat(disturbed.json().path("attempt").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(runs.metric(disturbed.id(), MetricNames.TRAIN_LOSS))
                    .hasSizeGreaterThan(1000)
                    .isEqualTo(runs.metric(undisturbed.id(), MetricNames.TRAIN_LOSS));
            assertThat(disturbed.validationLoss()).isEqualTo(undisturbed.validationLoss());
        }
    }

    private static String start(Runs runs) throws InterruptedException {
        return runs.start(RunConfigurations.merge(null, RunConfigurations.parse(RUN), List.of()));
    }

    /** A worker's name ends in its process id. */
    private static void kill(RunStatus run) {
        var worker = run.json().path("worker").asText();
        var pid = Long.parseLong(worker.substring(worker.lastIndexOf('-') + 1));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}

package dev.athanor.tracker.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.Provenance;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.run.RunLife;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.tracker.projection.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to runs. Where a run stands is {@link RunLife}'s to say; the details follow the newest attempt. */
@ApplicationScoped
public class RunProjection implements Projection {

    private final RunTables tables;
    private final RunArtifacts artifacts;

    public RunProjection(RunTables tables, RunArtifacts artifacts) {
        this.tables = tables;
        this.artifacts = artifacts;
    }

    @Override
    public void apply(List<Envelope> events) {
        for (Envelope envelope : events) {
            if (envelope.event() instanceof RunEvent event) {
                apply(event, envelope.time());
            }
        }
    }

    private void apply(RunEvent event, Instant time) {
        var run = tables.locked(event.run());
        var before = run.life();
        artifacts.keep(event, time);
        attempt(event, time, before);
        if (isOutdated(event, before)) {
            return;
        }
        run.become(before.apply(event));
        run.heardAt = time;
        details(run, event, time);
        if (run.state.hasEnded()) {
            run.endedAt = time;
            run.secondsLeft = null;
        }
    }

    /** Of an older attempt, or after the end. */
    private static boolean isOutdated(RunEvent event, RunLife life) {
        return life instanceof RunLife.Ended || event.attempt() < life.attempt();
    }

    private static void details(Run run, RunEvent event, Instant time) {
        switch (event) {
            case RunEvent.Claimed claimed -> run.worker = claimed.worker();
            case RunEvent.Started started -> {
                run.startedAttempt = started.attempt();
                run.fromStep = started.fromStep();
                run.provenance = json(started.provenance());
                run.startedAt = first(run.startedAt, time);
            }
            case RunEvent.Progressed progressed -> {
                run.steps = progressed.steps();
                run.loss = progressed.loss();
                run.tokensPerSecond = progressed.tokensPerSecond();
                run.secondsLeft = progressed.secondsLeft();
            }
            case RunEvent.CheckpointSaved saved -> {
                if (saved.validationLoss() != null) {
                    run.evaluated(saved.step(), saved.validationLoss());
                }
            }
            case RunEvent.Completed completed -> {
                run.evaluated(completed.step(), completed.validationLoss());
                run.tokens = completed.tokens();
                run.tokensPerSecond = completed.tokensPerSecond();
            }
            case RunEvent.LearningRateFound found -> run.reason = found.reason();
            case RunEvent.Released _ -> {
                run.worker = null;
                run.secondsLeft = null;
            }
            case RunEvent.StepSkipped _,
                    RunEvent.Sampled _,
                    RunEvent.Warned _,
                    RunEvent.Failed _,
                    RunEvent.Cancelled _,
                    RunEvent.Pruned _ -> {}
        }
    }

    private void attempt(RunEvent event, Instant time, RunLife before) {
        if (before.attempt() > 0 && event.attempt() > before.attempt()) {
            end(tables.attempt(event.run(), before.attempt()), "lost", time);
        }
        var attempt = tables.attempt(event.run(), event.attempt());
        switch (event) {
            case RunEvent.Claimed claimed -> {
                attempt.worker = claimed.worker();
                attempt.claimedAt = first(attempt.claimedAt, time);
            }
            case RunEvent.Started started -> {
                attempt.fromStep = started.fromStep();
                attempt.startedAt = first(attempt.startedAt, time);
            }
            case RunEvent.Released _ -> end(attempt, "released", time);
            case RunEvent.Completed _, RunEvent.LearningRateFound _ -> end(attempt, "completed", time);
            case RunEvent.Failed _ -> end(attempt, "failed", time);
            case RunEvent.Cancelled _ -> end(attempt, "cancelled", time);
            case RunEvent.Pruned _ -> end(attempt, "pruned", time);
            case RunEvent.Progressed _,
                    RunEvent.StepSkipped _,
                    RunEvent.Warned _,
                    RunEvent.CheckpointSaved _,
                    RunEvent.Sampled _ -> {}
        }
    }

    /** Said again, a fact is no younger. */
    private static Instant first(@Nullable Instant known, Instant time) {
        return known != null ? known : time;
    }

    /** The first end counts. */
    private static void end(RunAttempt attempt, String outcome, Instant time) {
        if (attempt.endedAt == null) {
            attempt.outcome = outcome;
            attempt.endedAt = time;
        }
    }

    private static String json(Provenance provenance) {
        try {
            return JsonFormat.mapper().writeValueAsString(provenance);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the provenance cannot be written as JSON", e);
        }
    }
}

package dev.athanor.tracker.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * What a run left behind, whichever attempt it was: a checkpoint is there even if its worker was lost a moment later.
 * Of two attempts at the same step the newer one counts.
 */
@ApplicationScoped
public class RunArtifacts {

    private final RunTables tables;

    public RunArtifacts(RunTables tables) {
        this.tables = tables;
    }

    /** Keeps what {@code event} says was left behind, if it says so. */
    void keep(RunEvent event, Instant time) {
        switch (event) {
            case RunEvent.CheckpointSaved saved -> checkpoint(saved, time);
            case RunEvent.StepSkipped skipped -> skippedStep(skipped, time);
            case RunEvent.Sampled sampled -> sample(sampled, time);
            case RunEvent.Warned warned -> warning(warned, time);
            case RunEvent.Claimed _,
                    RunEvent.Started _,
                    RunEvent.Progressed _,
                    RunEvent.Released _,
                    RunEvent.Completed _,
                    RunEvent.LearningRateFound _,
                    RunEvent.Failed _,
                    RunEvent.Cancelled _,
                    RunEvent.Pruned _ -> {}
        }
    }

    private void checkpoint(RunEvent.CheckpointSaved saved, Instant time) {
        var known = tables.checkpoint(saved.run(), saved.step());
        if (known != null && known.attempt >= saved.attempt()) {
            return;
        }
        var checkpoint = known != null ? known : new Checkpoint(saved.run(), saved.step());
        checkpoint.attempt = saved.attempt();
        checkpoint.prefix = saved.prefix();
        checkpoint.bytes = saved.bytes();
        checkpoint.sha256 = saved.sha256();
        checkpoint.validationLoss = saved.validationLoss();
        checkpoint.savedAt = time;
        if (known == null) {
            tables.keep(checkpoint);
        }
    }

    private void sample(RunEvent.Sampled sampled, Instant time) {
        var known = tables.sample(sampled.run(), sampled.step());
        if (known != null && known.attempt >= sampled.attempt()) {
            return;
        }
        var sample = known != null ? known : new Sample(sampled.run(), sampled.step());
        sample.attempt = sampled.attempt();
        sample.prompt = storable(sampled.prompt());
        sample.texts = json(sampled.texts());
        sample.artifact = sampled.artifact();
        sample.sampledAt = time;
        if (known == null) {
            tables.keep(sample);
        }
    }

    /** PostgreSQL's texts hold every character but one. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static String json(List<String> texts) {
        try {
            return JsonFormat.mapper().writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the samples cannot be written as JSON", e);
        }
    }

    private void warning(RunEvent.Warned warned, Instant time) {
        var key = new RunWarning.Key(
                warned.run(), warned.attempt(), warned.step(), warned.code(), storable(warned.message()));
        if (!tables.isKnown(key)) {
            tables.keep(new RunWarning(key, time));
        }
    }

    private void skippedStep(RunEvent.StepSkipped skipped, Instant time) {
        var known = tables.skippedStep(skipped.run(), skipped.step());
        if (known != null && known.attempt >= skipped.attempt()) {
            return;
        }
        var step = known != null ? known : new SkippedStep(skipped.run(), skipped.step());
        step.attempt = skipped.attempt();
        step.skippedAt = time;
        if (known == null) {
            tables.keep(step);
        }
    }
}

package dev.athanor.tracker.detail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.Failure;
import dev.athanor.tracker.deployment.Deployment;
import dev.athanor.tracker.deployment.Deployments;
import dev.athanor.tracker.detail.RunDetail.Attempt;
import dev.athanor.tracker.detail.RunDetail.Endpoint;
import dev.athanor.tracker.detail.RunDetail.ExportState;
import dev.athanor.tracker.detail.RunDetail.SavedCheckpoint;
import dev.athanor.tracker.detail.RunDetail.Warning;
import dev.athanor.tracker.detail.RunDetail.WrittenSample;
import dev.athanor.tracker.export.Export;
import dev.athanor.tracker.export.ExportTables;
import dev.athanor.tracker.metric.MetricReader;
import dev.athanor.tracker.run.Checkpoint;
import dev.athanor.tracker.run.Run;
import dev.athanor.tracker.run.RunAttempt;
import dev.athanor.tracker.run.RunSummary;
import dev.athanor.tracker.run.RunWarning;
import dev.athanor.tracker.run.Runs;
import dev.athanor.tracker.run.Sample;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts together what the features know of a run. */
@ApplicationScoped
public class RunDetails {

    /** As many evaluations' texts as a page shows. */
    private static final int SAMPLES = 20;

    /** A run that spikes at every other step would fill the page. */
    private static final int WARNINGS = 50;

    private final Runs runs;
    private final MetricReader metrics;
    private final ExportTables exports;
    private final Deployments deployments;

    public RunDetails(Runs runs, MetricReader metrics, ExportTables exports, Deployments deployments) {
        this.runs = runs;
        this.metrics = metrics;
        this.exports = exports;
        this.deployments = deployments;
    }

    RunDetail of(Run run) {
        var configuration = json(run.configuration);
        return new RunDetail(
                RunSummary.of(run),
                configuration,
                json(run.provenance),
                metrics.names(run),
                runs.attempts(run.id).stream().map(RunDetails::attempt).toList(),
                checkpoints(run, keep(configuration)),
                runs.skippedSteps(run.id),
                runs.warnings(run.id, WARNINGS).stream()
                        .map(RunDetails::warning)
                        .toList(),
                runs.samples(run.id, SAMPLES).stream().map(RunDetails::sample).toList(),
                exports.of(run.id).stream().map(RunDetails::export).toList(),
                deployments.of(run.id).stream().map(RunDetails::endpoint).toList());
    }

    private static int keep(@Nullable JsonNode configuration) {
        return configuration == null
                ? Integer.MAX_VALUE
                : configuration.at("/checkpoints/keep").asInt(Integer.MAX_VALUE);
    }

    private List<SavedCheckpoint> checkpoints(Run run, int keep) {
        List<Checkpoint> all = runs.checkpoints(run.id);
        return IntStream.range(0, all.size())
                .mapToObj(place -> checkpoint(all.get(place), place < keep))
                .toList();
    }

    private static Attempt attempt(RunAttempt row) {
        return new Attempt(
                row.attempt, row.worker, row.fromStep, row.claimedAt, row.startedAt, row.endedAt, row.outcome);
    }

    private static SavedCheckpoint checkpoint(Checkpoint row, boolean kept) {
        return new SavedCheckpoint(
                row.step, row.attempt, row.prefix, row.bytes, row.sha256, row.validationLoss, row.savedAt, kept);
    }

    private static WrittenSample sample(Sample row) {
        return new WrittenSample(row.step, row.prompt, parse(row.texts), row.artifact, row.sampledAt);
    }

    private static Warning warning(RunWarning row) {
        return new Warning(row.attempt, row.step, row.code, row.message, row.warnedAt);
    }

    private static ExportState export(Export row) {
        return new ExportState(
                row.id,
                row.model,
                row.version,
                row.state.name(),
                row.checkpoint,
                row.worker,
                row.objective,
                json(row.formats),
                row.failureCode == null || row.failureMessage == null
                        ? null
                        : new Failure(row.failureCode, row.failureMessage),
                row.requestedAt,
                row.heardAt);
    }

    private static Endpoint endpoint(Deployment row) {
        return new Endpoint(row.endpoint, parse(row.targets), row.changedAt);
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : parse(text);
    }

    private static JsonNode parse(String text) {
        try {
            return JsonFormat.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column holds no JSON", e);
        }
    }
}

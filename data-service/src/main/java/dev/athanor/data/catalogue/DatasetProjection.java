package dev.athanor.data.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.SampleStatistics;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Folds events into the tables. */
public final class DatasetProjection {

    private final CatalogueDatabase database;

    public DatasetProjection(DataSource source) {
        this.database = new CatalogueDatabase(source);
    }

    /** What was asked for. Facts about the job may have come before. */
    public void apply(DatasetJobEvent event, Instant time) {
        switch (event) {
            case DatasetJobEvent.Requested request ->
                database.update(
                        """
                        insert into dataset_job (job, dataset, source, tokenizer, validation_fraction, state, requested_at, updated_at)
                        values (?, ?, ?::jsonb, ?::jsonb, ?, 'queued', ?, ?)
                        on conflict (job) do update
                        set source = excluded.source, tokenizer = excluded.tokenizer,
                            validation_fraction = excluded.validation_fraction, requested_at = excluded.requested_at
                        """,
                        request.job(),
                        request.dataset(),
                        json(request.source()),
                        json(request.tokenizer()),
                        request.validationFraction(),
                        at(time),
                        at(time));
            case DatasetJobEvent.DeletionRequested deletion ->
                database.update("""
                        insert into dataset_job (job, dataset, state, requested_at, updated_at) values (?, ?, 'queued', ?, ?)
                        on conflict (job) do update set requested_at = excluded.requested_at
                        """, deletion.job(), deletion.dataset(), at(time), at(time));
            // Part of a job that is known.
            case DatasetJobEvent.ShardRequested _ -> {}
        }
    }

    /** What happened. A job that has ended stays as it is. */
    public void apply(DatasetEvent event, Instant time) {
        switch (event) {
            case DatasetEvent.Started(var job, var dataset, var worker) -> move(job, dataset, "running", time);
            case DatasetEvent.Progressed progressed -> {
                move(progressed.job(), progressed.dataset(), "running", time);
                database.update(
                        "update dataset_job set stage = ?, fraction = ? where job = ? and state = 'running'",
                        progressed.stage(),
                        progressed.fraction(),
                        progressed.job());
            }
            case DatasetEvent.Completed completed -> complete(completed, time);
            case DatasetEvent.Failed failed -> {
                database.update(
                        "update dataset_job set failure_code = ?, failure_message = ? where job = ?",
                        failed.failure().code(),
                        failed.failure().message(),
                        insertIfUnknown(failed, time));
                move(failed.job(), failed.dataset(), "failed", time);
            }
            case DatasetEvent.Deleted deleted -> {
                for (String version : deleted.versions()) {
                    database.update(
                            "update dataset_version set deleted_at = ? where dataset = ? and version = ? and created_at <= ?",
                            at(time),
                            deleted.dataset(),
                            version,
                            at(time));
                }
                database.update("update dataset_job set fraction = 1 where job = ?", insertIfUnknown(deleted, time));
                move(deleted.job(), deleted.dataset(), "completed", time);
            }
        }
    }

    /** The version comes first: who sees the job completed finds it. */
    private void complete(DatasetEvent.Completed completed, Instant time) {
        var sizes = completed.statistics();
        database.update(
                """
                insert into dataset_version (dataset, version, job, characters, vocabulary_size, train_tokens,
                                             validation_tokens, bytes_per_token, created_at, form, train_samples,
                                             validation_samples, longest_sequence, labels)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (dataset, version) do update
                set job = excluded.job, created_at = excluded.created_at, deleted_at = null
                where dataset_version.deleted_at < excluded.created_at
                """,
                completed.dataset(),
                completed.version(),
                completed.job(),
                sizes.characters(),
                sizes.vocabularySize(),
                sizes.trainTokens(),
                sizes.validationTokens(),
                sizes.bytesPerToken(),
                at(time),
                completed.form().word(),
                ofSamples(sizes, SampleStatistics::train),
                ofSamples(sizes, SampleStatistics::validation),
                ofSamples(sizes, SampleStatistics::longestSequence),
                ofSamples(sizes, SampleStatistics::labels));
        database.update(
                "update dataset_job set version = ?, fraction = 1 where job = ?",
                completed.version(),
                insertIfUnknown(completed, time));
        move(completed.job(), completed.dataset(), "completed", time);
    }

    private static <T> @Nullable T ofSamples(DatasetStatistics sizes, Function<SampleStatistics, T> size) {
        return sizes.samples() == null ? null : size.apply(sizes.samples());
    }

    private String insertIfUnknown(DatasetEvent event, Instant time) {
        move(event.job(), event.dataset(), "running", time);
        return event.job();
    }

    private void move(String job, String dataset, String state, Instant time) {
        database.update("""
                insert into dataset_job (job, dataset, state, updated_at) values (?, ?, ?, ?)
                on conflict (job) do update set state = excluded.state, updated_at = excluded.updated_at
                where dataset_job.state in ('queued', 'running')
                """, job, dataset, state, at(time));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static String json(Object value) {
        try {
            return JsonFormat.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

package dev.athanor.data.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.SampleStatistics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Answers from the tables. */
public final class DatasetCatalogue {

    private static final String NEWEST_FIRST = " order by coalesce(requested_at, updated_at) desc, job limit 20";

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final CatalogueDatabase database;

    public DatasetCatalogue(DataSource source) {
        this.database = new CatalogueDatabase(source);
    }

    /** All datasets that were ever asked for, by name. */
    public List<DatasetSummary> list() {
        return database.query("""
                select jobs.dataset, jobs.open_jobs, jobs.updated_at, coalesce(counts.versions, 0) as versions, latest.*
                from (select dataset, max(updated_at) as updated_at,
                             count(*) filter (where state in ('queued', 'running')) as open_jobs
                      from dataset_job group by dataset) jobs
                left join (select dataset, count(*) as versions from dataset_version where deleted_at is null
                           group by dataset) counts
                       on counts.dataset = jobs.dataset
                left join (select distinct on (v.dataset) v.dataset as of, v.version, v.characters, v.vocabulary_size,
                                  v.train_tokens, v.validation_tokens, v.bytes_per_token, v.form, v.train_samples,
                                  v.validation_samples, v.longest_sequence, v.labels, j.tokenizer
                           from dataset_version v left join dataset_job j on j.job = v.job
                           where v.deleted_at is null order by v.dataset, v.created_at desc, v.version) latest
                       on latest.of = jobs.dataset
                where counts.versions > 0 or jobs.open_jobs > 0
                   or not exists (select from dataset_version gone where gone.dataset = jobs.dataset)
                order by jobs.dataset
                """, DatasetCatalogue::summary);
    }

    /** One dataset, if it was ever asked for. */
    public Optional<DatasetView> find(String dataset) {
        var jobs = database.query(
                "select * from dataset_job where dataset = ?" + NEWEST_FIRST, DatasetCatalogue::job, dataset);
        return jobs.isEmpty() ? Optional.empty() : Optional.of(new DatasetView(dataset, versions(dataset), jobs));
    }

    /** One job of a dataset. */
    public Optional<JobView> findJob(String dataset, String job) {
        return database
                .query("select * from dataset_job where dataset = ? and job = ?", DatasetCatalogue::job, dataset, job)
                .stream()
                .findFirst();
    }

    /**
     * Waits until a job is known, at most {@code patience}. The record that tells of it may be read by another process,
     * so there is nothing here that could be waited on but the table.
     *
     * @return whether it is known
     */
    public boolean awaitJob(String dataset, String job, Duration patience) throws InterruptedException {
        var deadline = Instant.now().plus(patience);
        while (findJob(dataset, job).isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return true;
    }

    /** All versions of a dataset, the newest first. */
    public List<VersionView> versions(String dataset) {
        return database.query("""
                select v.*, j.source, j.tokenizer, j.validation_fraction
                from dataset_version v left join dataset_job j on j.job = v.job
                where v.dataset = ? and v.deleted_at is null order by v.created_at desc, v.version
                """, DatasetCatalogue::version, dataset);
    }

    private static DatasetSummary summary(ResultSet row) throws SQLException {
        var newest = row.getString("version");
        return new DatasetSummary(
                row.getString("dataset"),
                row.getInt("versions"),
                newest,
                row.getString("form"),
                newest == null ? null : statistics(row),
                json(row.getString("tokenizer")),
                row.getInt("open_jobs"),
                instant(row, "updated_at").orElseThrow());
    }

    private static JobView job(ResultSet row) throws SQLException {
        var code = row.getString("failure_code");
        return new JobView(
                row.getString("dataset"),
                row.getString("job"),
                row.getString("state"),
                row.getString("state").equals("running") ? row.getString("stage") : null,
                row.getDouble("fraction"),
                row.getString("version"),
                code == null ? null : new Failure(code, row.getString("failure_message")),
                instant(row, "requested_at").orElse(null),
                instant(row, "updated_at").orElseThrow());
    }

    private static VersionView version(ResultSet row) throws SQLException {
        return new VersionView(
                row.getString("version"),
                row.getString("form"),
                instant(row, "created_at").orElseThrow(),
                statistics(row),
                json(row.getString("source")),
                json(row.getString("tokenizer")),
                row.getObject("validation_fraction", Double.class),
                row.getString("job"));
    }

    private static DatasetStatistics statistics(ResultSet row) throws SQLException {
        return new DatasetStatistics(
                row.getLong("characters"),
                row.getInt("vocabulary_size"),
                row.getLong("train_tokens"),
                row.getLong("validation_tokens"),
                row.getInt("bytes_per_token"),
                samples(row));
    }

    private static @Nullable SampleStatistics samples(ResultSet row) throws SQLException {
        long train = row.getLong("train_samples");
        return row.wasNull()
                ? null
                : new SampleStatistics(
                        train, row.getLong("validation_samples"), row.getInt("longest_sequence"), row.getInt("labels"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        try {
            return text == null ? null : JsonFormat.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database gives valid jsonb", e);
        }
    }
}

package dev.athanor.data.catalogue;

import dev.athanor.contracts.event.TrainingJobEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who uses a version: datasets that were derived from it, and runs, as far as the log of training jobs tells of them. */
public final class DatasetUses {

    private final CatalogueDatabase database;

    public DatasetUses(DataSource source) {
        this.database = new CatalogueDatabase(source);
    }

    /** A run was asked for. */
    void apply(TrainingJobEvent event, Instant time) {
        switch (event) {
            case TrainingJobEvent.Requested requested ->
                database.update(
                        "insert into dataset_use (run, dataset, version, requested_at) values (?, ?, ?, ?) on conflict (run) do nothing",
                        requested.run(),
                        requested.configuration().dataset().name(),
                        requested.configuration().dataset().version(),
                        time.atOffset(ZoneOffset.UTC));
        }
    }

    /**
     * What depends on a dataset.
     *
     * @param version the one that is asked about; null for all of them
     */
    public Dependents of(String dataset, @Nullable String version) {
        var derived = database.query(
                """
                select distinct v.dataset, v.version
                from dataset_job j
                join dataset_version v on v.dataset = j.dataset and v.version = j.version and v.deleted_at is null
                cross join lateral jsonb_array_elements(coalesce(j.source -> 'parts', '[]')) part
                where part ->> 'dataset' = ? and (?::text is null or part ->> 'version' = ?) and (?::text is not null or v.dataset <> ?)
                order by v.dataset, v.version
                """,
                row -> new VersionName(row.getString(1), row.getString(2)),
                dataset,
                version,
                version,
                version,
                dataset);
        var runs = database.query(
                "select run from dataset_use where dataset = ? and (?::text is null or version = ?) order by requested_at, run",
                row -> row.getString(1),
                dataset,
                version,
                version);
        return new Dependents(derived, runs);
    }
}

package dev.athanor.data.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** The projection on a real database. */
@ExtendWith(EmbeddedPlatformExtension.class)
class CatalogueIT {

    private static final Instant TIME = Instant.parse("2026-01-01T12:00:00Z");
    private static final DatasetStatistics SIZES = new DatasetStatistics(100, 20, 90, 10, 2);

    private final DataSource source;
    private final DatasetProjection projection;
    private final DatasetCatalogue catalogue;

    CatalogueIT(PlatformEnvironment platform) {
        var postgres = new PGSimpleDataSource();
        postgres.setUrl(platform.jdbcUrl());
        postgres.setUser(platform.databaseUser());
        postgres.setPassword(platform.databasePassword());
        source = postgres;
        projection = new DatasetProjection(source);
        catalogue = new DatasetCatalogue(source);
    }

    @BeforeEach
    void emptyTables() throws SQLException {
        Flyway.configure().dataSource(source).load().migrate();
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate dataset_job, dataset_version, dataset_use");
        }
    }

    @Test
    void jobIsSeenFromQueuedToCompleted() {
        projection.apply(requested("j1"), TIME);
        assertThat(stateOf("j1")).isEqualTo("queued");

        projection.apply(new DatasetEvent.Started("j1", "play", "w"), TIME);
        assertThat(stateOf("j1")).isEqualTo("running");

        projection.apply(new DatasetEvent.Progressed("j1", "play", "tokenize", 0.7), TIME);
        assertThat(catalogue.findJob("play", "j1")).get().satisfies(job -> {
            assertThat(job.stage()).isEqualTo("tokenize");
            assertThat(job.fraction()).isEqualTo(0.7);
        });

        projection.apply(new DatasetEvent.Completed("j1", "play", "0123456789abcdef", SIZES), TIME);
        assertThat(catalogue.findJob("play", "j1"))
                .contains(new JobView("play", "j1", "completed", null, 1.0, "0123456789abcdef", null, TIME, TIME));
        assertThat(catalogue.list()).singleElement().satisfies(summary -> {
            assertThat(summary.version()).isEqualTo("0123456789abcdef");
            assertThat(summary.statistics()).isEqualTo(SIZES);
            assertThat(summary.openJobs()).isZero();
        });
    }

    @Test
    void endedJobStaysAsItIs() {
        var failure = new Failure("text-is-empty", "The text is empty.");
        projection.apply(new DatasetEvent.Failed("j1", "play", failure), TIME);

        projection.apply(new DatasetEvent.Started("j1", "play", "w"), TIME);
        projection.apply(new DatasetEvent.Progressed("j1", "play", "fetch", 0.1), TIME);
        projection.apply(requested("j1"), TIME);

        assertThat(catalogue.findJob("play", "j1")).get().satisfies(job -> {
            assertThat(job.state()).isEqualTo("failed");
            assertThat(job.failure()).isEqualTo(failure);
            assertThat(job.requestedAt()).isEqualTo(TIME);
        });
    }

    /** The two topics are read side by side, and each again from some earlier record after a restart. */
    @Test
    void anyReadingOfTheTwoTopicsGivesTheSameCatalogue() throws SQLException {
        List<AthanorEvent> jobs = List.of(
                requested("j1"),
                requested("j2"),
                requested("j3"),
                new DatasetJobEvent.DeletionRequested("j4", "play", "bbbbbbbbbbbbbbbb"));
        List<AthanorEvent> facts = List.of(
                new DatasetEvent.Started("j1", "play", "w"),
                new DatasetEvent.Progressed("j1", "play", "fetch", 0.1),
                new DatasetEvent.Completed("j1", "play", "aaaaaaaaaaaaaaaa", SIZES),
                new DatasetEvent.Completed("j5", "play", "bbbbbbbbbbbbbbbb", SIZES),
                new DatasetEvent.Started("j2", "play", "w"),
                new DatasetEvent.Failed("j2", "play", new Failure("text-too-short", "Send more.")),
                new DatasetEvent.Started("j3", "play", "w"),
                new DatasetEvent.Progressed("j3", "play", "tokenize", 0.6),
                new DatasetEvent.Deleted("j4", "play", List.of("bbbbbbbbbbbbbbbb")));
        jobs.forEach(this::apply);
        facts.forEach(this::apply);
        var straight = catalogue.find("play").orElseThrow();

        for (int seed = 0; seed < 30; seed++) {
            emptyTables();
            var random = new Random(seed);
            interleaved(random, repeated(random, jobs), repeated(random, facts)).forEach(this::apply);
            assertThat(catalogue.find("play")).as("seed %d", seed).contains(straight);
        }
    }

    private void apply(AthanorEvent event) {
        if (event instanceof DatasetJobEvent job) {
            projection.apply(job, TIME);
        } else if (event instanceof DatasetEvent fact) {
            projection.apply(fact, TIME);
        }
    }

    private static Queue<AthanorEvent> repeated(Random random, List<AthanorEvent> events) {
        int stop = random.nextInt(events.size()) + 1;
        int again = random.nextInt(stop);
        List<AthanorEvent> read = new ArrayList<>(events.subList(0, stop));
        read.addAll(events.subList(again, events.size()));
        return new ArrayDeque<>(read);
    }

    private static List<AthanorEvent> interleaved(Random random, Queue<AthanorEvent> one, Queue<AthanorEvent> other) {
        List<AthanorEvent> all = new ArrayList<>();
        while (!one.isEmpty() || !other.isEmpty()) {
            boolean first = other.isEmpty() || (!one.isEmpty() && random.nextBoolean());
            all.add(first ? one.remove() : other.remove());
        }
        return all;
    }

    private String stateOf(String job) {
        return catalogue.findJob("play", job).orElseThrow().state();
    }

    private static DatasetJobEvent.Requested requested(String job) {
        return new DatasetJobEvent.Requested(
                job,
                "play",
                new TextSource.Synthetic(100, 1),
                new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null),
                0.1);
    }
}

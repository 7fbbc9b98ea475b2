package dev.athanor.trainer.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.StoreUnavailableException;
import dev.athanor.trainer.tensorboard.Event;
import dev.athanor.transformer.observation.Distribution;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one attempt at a run leaves among the run's artifacts. Whoever adds to it waits for nobody: a thread of its own brings
 * it to the store. Used by one thread at a time, and closed by the attempt.
 */
public final class RunRecords implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunRecords.class);

    /** A few uploads of the fastest training. */
    private static final int PART_BYTES = 4 << 20;

    private final ArtifactStore store;
    private final RunAddress run;
    private final BooleanSupplier mayWrite;
    private final InstantSource clock;
    private final GrowingArtifact events;
    private final GrowingArtifact log;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final UploadThread thread;
    private boolean isAway;

    /**
     * @param store that they go to
     * @param run whose they are
     * @param attempt whose files these are
     * @param mayWrite whether the attempt is still the newest
     * @param clock of what happens
     */
    public RunRecords(ArtifactStore store, RunAddress run, int attempt, BooleanSupplier mayWrite, InstantSource clock) {
        this.store = store;
        this.run = run;
        this.mayWrite = mayWrite;
        this.clock = clock;
        this.thread = new UploadThread(run.run());
        // TensorBoard reads the files of a folder in the order of their names.
        this.events = new GrowingArtifact(
                store,
                part -> run.tensorBoard() + "/events.out.tfevents.%010d.athanor.%05d".formatted(attempt, part),
                () -> new Event.Version().toRecord(clock.millis()),
                PART_BYTES);
        this.log = new GrowingArtifact(
                store,
                part -> run.logs() + "/attempt-%04d-%05d.jsonl".formatted(attempt, part),
                () -> new byte[0],
                PART_BYTES);
    }

    /** The attempt begins, or goes on from a checkpoint. */
    public void started(RunEvent.Started started, RunConfiguration configuration) {
        say(new Event.Start(started.fromStep() + 1));
        say(new Event.Text(started.fromStep(), "configuration", block(RunConfigurations.toTree(configuration))));
        say(new Event.Text(started.fromStep(), "provenance", block(started.provenance())));
        happened(started);
    }

    /** Something happened. */
    public void happened(RunEvent event) {
        log.append(JsonLines.of(event, clock.millis()));
    }

    /** Something was measured; points of one step stand together. */
    public void measured(List<MetricEvent.Point> points) {
        for (List<MetricEvent.Point> ofOneStep : byStep(points)) {
            MetricEvent.Point first = ofOneStep.getFirst();
            Map<String, Double> values = new LinkedHashMap<>();
            ofOneStep.forEach(point -> values.put(point.name(), point.value()));
            events.append(new Event.Scalars(first.step(), values).toRecord(first.timeMillis()));
            log.append(JsonLines.of(ofOneStep));
        }
    }

    /** Weights or gradients were looked at in {@code step}; by what they are shown as. */
    public void spread(long step, Map<String, Distribution> distributions) {
        say(new Event.Histograms(step, distributions));
    }

    /** The model wrote texts. */
    public void sampled(RunEvent.Sampled sampled) {
        happened(sampled);
        List<String> whole =
                sampled.texts().stream().map(text -> sampled.prompt() + text).toList();
        for (int i = 0; i < whole.size(); i++) {
            say(new Event.Text(sampled.step(), "samples/" + (i + 1), block(whole.get(i))));
        }
        left(sampled.artifact(), (String.join("\n\n--------\n\n", whole) + "\n").getBytes(UTF_8));
    }

    /** Something that is whole already is left as a file of its own. */
    public void left(String key, byte[] content) {
        files.put(key, content);
        upload();
    }

    /** Asks that the store be brought what it does not have yet. If it is away, the next upload brings that too. */
    public void upload() {
        thread.execute(this::bring);
    }

    /** The attempt is over: its last line says how. Waits until the store has all of it, or has refused it once more. */
    public void ended(RunEvent ending) {
        happened(ending);
        close();
        bring();
    }

    private void bring() {
        if (!mayWrite.getAsBoolean()) {
            return;
        }
        try {
            Map.copyOf(files).forEach((key, content) -> {
                store.put(key, content);
                files.remove(key, content);
            });
            events.upload();
            log.upload();
            isAway = false;
        } catch (StoreUnavailableException e) {
            if (!isAway) {
                LOG.warn("runId={} its records wait for the store: {}", run.run(), e.getMessage());
            }
            isAway = true;
        }
    }

    /** Waits for the upload in progress. What comes after {@link #ended} is not wanted any more. */
    @Override
    public void close() {
        thread.close();
    }

    private void say(Event event) {
        events.append(event.toRecord(clock.millis()));
    }

    private static List<List<MetricEvent.Point>> byStep(List<MetricEvent.Point> points) {
        List<List<MetricEvent.Point>> groups = new ArrayList<>();
        for (MetricEvent.Point point : points) {
            if (groups.isEmpty() || groups.getLast().getFirst().step() != point.step()) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(point);
        }
        return groups;
    }

    /** As YAML in a block of code. */
    private static String block(Object value) {
        try {
            return block(new YAMLMapper().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as YAML", e);
        }
    }

    /** Four spaces make Markdown show a text as it is, whatever stands in it. */
    private static String block(String text) {
        return "    " + text.replace("\n", "\n    ");
    }
}

package dev.athanor.deploy.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Runs: {@code /api/runs}. */
public final class Runs {

    private static final String PATH = "/api/runs";

    private final PlatformClient client;

    public Runs(PlatformClient client) {
        this.client = client;
    }

    /**
     * Asks for a run.
     *
     * @param configuration the tree of the YAML file, with its overrides
     * @return the run's id
     */
    public String start(ObjectNode configuration) throws InterruptedException {
        var request = JsonFormat.mapper().createObjectNode();
        request.set("configuration", configuration);
        var accepted = client.post(PATH, request);
        client.getNew(accepted.location());
        return accepted.id();
    }

    /** The newest runs. */
    public JsonNode listJson() throws InterruptedException {
        return client.get(PATH);
    }

    /** The newest runs, the newest first. */
    public List<RunStatus> list() throws InterruptedException {
        return StreamSupport.stream(listJson().path("runs").spliterator(), false)
                .map(RunStatus::new)
                .toList();
    }

    /** One run as it is now. */
    public RunStatus show(String run) throws InterruptedException {
        return new RunStatus(client.get(PATH + "/" + run));
    }

    /** Follows a run to its end; {@code progress} is told each state. */
    public RunStatus await(String run, Consumer<RunStatus> progress) throws InterruptedException {
        while (true) {
            var status = show(run);
            progress.accept(status);
            if (status.hasEnded()) {
                return status;
            }
            Pace.pause();
        }
    }

    /** Tells a run to end with a checkpoint. */
    public void stop(String run) throws InterruptedException {
        client.post(PATH + "/" + run + "/stop", JsonFormat.mapper().createObjectNode());
    }

    /** Every point of one metric, by step. */
    public SortedMap<Long, Double> metric(String run, String name) throws InterruptedException {
        var answer = client.get(PATH + "/" + run + "/metrics?points=0&names=" + name.replace("/", "%2F"));
        var series = answer.path("series").path(0);
        var points = new TreeMap<Long, Double>();
        for (int i = 0; i < series.path("steps").size(); i++) {
            // What JSON has no numbers for comes as a string.
            points.put(
                    series.path("steps").path(i).asLong(),
                    Double.valueOf(series.path("values").path(i).asText()));
        }
        return points;
    }
}

package dev.athanor.data.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.DatasetJobAddress;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.EventTypes;
import dev.athanor.contracts.event.UnreadableEventException;
import dev.athanor.exchange.store.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What became of jobs, each written once: whoever comes second finds it and says the same. */
final class JobOutcomes {

    private final ArtifactStore store;

    JobOutcomes(ArtifactStore store) {
        this.store = store;
    }

    /** How the job ended, if it has. */
    Optional<DatasetEvent> find(String job) {
        return store.find(new DatasetJobAddress(job).outcome()).map(JobOutcomes::read);
    }

    /**
     * Says how the job ended, unless that was said before.
     *
     * @return what counts
     */
    DatasetEvent settle(DatasetEvent outcome) {
        var key = new DatasetJobAddress(outcome.job()).outcome();
        return store.putIfAbsent(key, write(outcome))
                ? outcome
                : find(outcome.job()).orElseThrow();
    }

    private static byte[] write(DatasetEvent outcome) {
        try {
            return JsonFormat.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(new Outcome(
                            EventTypes.of(outcome), JsonFormat.mapper().valueToTree(outcome)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatasetEvent read(byte[] content) {
        try {
            var outcome = JsonFormat.mapper().readValue(content, Outcome.class);
            return (DatasetEvent)
                    EventTypes.read(outcome.type(), JsonFormat.mapper().writeValueAsBytes(outcome.data()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableEventException e) {
            throw new IllegalStateException("an outcome is an event of datasets", e);
        }
    }

    /** An event at rest. */
    record Outcome(String type, JsonNode data) {}
}

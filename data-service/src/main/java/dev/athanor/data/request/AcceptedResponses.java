package dev.athanor.data.request;

import dev.athanor.data.catalogue.DatasetCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers that a job is queued. The log has it; whoever follows the location at once shall find it in the catalogue. */
@ApplicationScoped
public class AcceptedResponses {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedResponses.class);

    private final DatasetCatalogue catalogue;

    AcceptedResponses(DatasetCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Response of(String dataset, String job) throws InterruptedException {
        if (!catalogue.awaitJob(dataset, job, PATIENCE)) {
            LOG.warn("job={} dataset={} is queued, but the catalogue is late", job, dataset);
        }
        var location = "/api/datasets/%s/jobs/%s".formatted(dataset, job);
        return Response.accepted(new AcceptedJob(dataset, job, location))
                .location(URI.create(location))
                .build();
    }
}

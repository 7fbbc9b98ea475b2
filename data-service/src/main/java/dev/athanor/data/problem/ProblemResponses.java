package dev.athanor.data.problem;

import dev.athanor.data.catalogue.CatalogueUnavailableException;
import dev.athanor.exchange.event.EventLogUnavailableException;
import dev.athanor.exchange.store.StoreUnavailableException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers problems as RFC 9457 says: {@code application/problem+json}, here with {@code code} and {@code violations}. */
public final class ProblemResponses {

    /** What whoever asked can mend. */
    @ServerExceptionMapper
    public Response datasetProblem(DatasetException e) {
        var answer = answer(e.problem(), e.getMessage());
        if (!e.violations().isEmpty()) {
            answer.with("violations", e.violations());
        }
        return answer.build().toResponse();
    }

    /** What others depend on. */
    @ServerExceptionMapper
    public Response datasetInUse(DatasetInUseException e) {
        return answer(DatasetProblem.DATASET_IN_USE, e.getMessage())
                .with("dependents", e.dependents())
                .build()
                .toResponse();
    }

    /** The store is down. */
    @ServerExceptionMapper
    public Response storeUnavailable(StoreUnavailableException e) {
        return answer(DatasetProblem.STORE_UNAVAILABLE, e.getMessage()).build().toResponse();
    }

    /** The broker is down. */
    @ServerExceptionMapper
    public Response logUnavailable(EventLogUnavailableException e) {
        return answer(DatasetProblem.LOG_UNAVAILABLE, e.getMessage()).build().toResponse();
    }

    /** The database is down. */
    @ServerExceptionMapper
    public Response catalogueUnavailable(CatalogueUnavailableException e) {
        return answer(DatasetProblem.CATALOGUE_UNAVAILABLE, e.getMessage())
                .build()
                .toResponse();
    }

    private static HttpProblem.Builder answer(DatasetProblem problem, String detail) {
        return HttpProblem.builder()
                .withStatus(problem.status())
                .withTitle(problem.title())
                .withDetail(detail)
                .with("code", problem.code());
    }
}

package dev.athanor.export.problem;

import dev.athanor.exchange.event.EventLogUnavailableException;
import dev.athanor.exchange.store.StoreUnavailableException;
import dev.athanor.export.intake.RefusedImportException;
import dev.athanor.export.request.RefusedExportException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Which problem stands for which exception. */
public class ProblemMappers {

    @ServerExceptionMapper
    Response refused(RefusedExportException exception) {
        return switch (exception) {
            case RefusedExportException.NotFound missing ->
                Problems.notFound(missing.getMessage()).toResponse();
            case RefusedExportException.Invalid invalid ->
                Problems.impossible(invalid.getMessage()).toResponse();
        };
    }

    @ServerExceptionMapper
    Response refused(RefusedImportException exception) {
        return Problems.unfit(exception.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    Response logUnavailable(EventLogUnavailableException exception) {
        return Problems.unavailable(exception.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    Response storeUnavailable(StoreUnavailableException exception) {
        return Problems.unavailable(exception.getMessage()).toResponse();
    }
}

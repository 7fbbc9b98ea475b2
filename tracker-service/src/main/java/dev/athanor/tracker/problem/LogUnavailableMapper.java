package dev.athanor.tracker.problem;

import dev.athanor.exchange.event.EventLogUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Says that a request was not taken because the log is away. */
@Provider
public class LogUnavailableMapper implements ExceptionMapper<EventLogUnavailableException> {

    @Override
    public Response toResponse(EventLogUnavailableException unavailable) {
        return Problems.logUnavailable(unavailable.getMessage()).toResponse();
    }
}

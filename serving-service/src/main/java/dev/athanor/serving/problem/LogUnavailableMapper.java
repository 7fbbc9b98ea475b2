package dev.athanor.serving.problem;

import dev.athanor.exchange.event.EventLogUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Says that a request was not taken because the log is away. */
@Provider
public class LogUnavailableMapper implements ExceptionMapper<EventLogUnavailableException> {

    @Override
    public Response toResponse(EventLogUnavailableException exception) {
        return Problems.unavailable(exception.getMessage()).toResponse();
    }
}

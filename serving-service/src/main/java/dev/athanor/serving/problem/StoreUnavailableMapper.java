package dev.athanor.serving.problem;

import dev.athanor.exchange.store.StoreUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Says that a request was not taken because the store is away. */
@Provider
public class StoreUnavailableMapper implements ExceptionMapper<StoreUnavailableException> {

    @Override
    public Response toResponse(StoreUnavailableException exception) {
        return Problems.unavailable(exception.getMessage()).toResponse();
    }
}

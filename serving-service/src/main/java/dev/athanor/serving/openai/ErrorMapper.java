package dev.athanor.serving.openai;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers errors in OpenAI's shape. */
@Provider
public class ErrorMapper implements ExceptionMapper<OpenAiException> {

    @Override
    public Response toResponse(OpenAiException exception) {
        Response.ResponseBuilder response = Response.status(exception.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(OpenAiJson.write(new OpenAiError.Body(exception.error())));
        exception.retryAfter().ifPresent(delay -> response.header(HttpHeaders.RETRY_AFTER, delay.toSeconds()));
        return response.build();
    }
}

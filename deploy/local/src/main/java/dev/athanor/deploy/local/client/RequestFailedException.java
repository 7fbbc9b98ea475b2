package dev.athanor.deploy.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The platform refused a request; the message is its own, with every violation on a line. */
public final class RequestFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public RequestFailedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Reads problem details (RFC 9457), or the error of OpenAI's API. */
    static RequestFailedException of(int status, JsonNode body) {
        var sentence = body.path("error")
                .path("message")
                .asText(body.path("detail")
                        .asText(body.path("title").asText("The platform answered with status " + status + ".")));
        var violations = StreamSupport.stream(body.path("violations").spliterator(), false)
                .map(violation -> place(violation) + violation.path("message").asText())
                // One alone often is the sentence.
                .filter(violation -> !sentence.contains(violation))
                .map(violation -> "\n  " + violation)
                .collect(Collectors.joining());
        return new RequestFailedException(status, sentence + violations);
    }

    private static String place(JsonNode violation) {
        var path = violation.path("path").asText(violation.path("field").asText());
        return path.isEmpty() ? "" : path + ": ";
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}

package dev.athanor.data.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the hub said.
 *
 * @param address that was asked at last
 * @param status of HTTP
 * @param headers of the answer
 * @param body of the answer
 */
record HubAnswer(URI address, int status, HttpHeaders headers, String body) {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");

    boolean isOk() {
        return status == 200;
    }

    /** By which the hub tells what exactly is not there, such as {@code RepoNotFound}. */
    String errorCode() {
        return headers.firstValue("X-Error-Code").orElse("");
    }

    JsonNode json() {
        try {
            return JsonFormat.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_UNREACHABLE,
                    "%s sent no JSON: check athanor.data.hub.url.".formatted(address));
        }
    }

    /** Where a list goes on that has several pages (RFC 8288). */
    Optional<URI> next() {
        Matcher link = NEXT.matcher(headers.firstValue("Link").orElse(""));
        return link.find() ? Optional.of(address.resolve(link.group(1))) : Optional.empty();
    }
}

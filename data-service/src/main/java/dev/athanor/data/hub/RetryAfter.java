package dev.athanor.data.hub;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** When a server wants to be asked again (RFC 9110, section 10.2.3). */
final class RetryAfter {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    private RetryAfter() {}

    /**
     * What the header says, in seconds or as a date; without one a pause that doubles with each attempt.
     *
     * @param attempt from 0
     */
    static Duration read(HttpHeaders headers, int attempt) {
        var said = headers.firstValue("Retry-After").orElse("").strip();
        if (said.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(said));
        }
        try {
            var date = ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME);
            var pause = Duration.between(Instant.now(), date.toInstant());
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeParseException notSaid) {
            return FIRST.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS));
        }
    }
}

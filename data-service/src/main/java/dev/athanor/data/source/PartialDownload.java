package dev.athanor.data.source;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A download that may be broken off: what has arrived stays, and only the rest is asked for, on the condition that the file
 * is still the same (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC 9110, section 14</a>).
 */
final class PartialDownload {

    private static final String TOO_LARGE = "body exceeds capacity";

    private final String url;
    private final Path target;
    private final long largestBytes;
    private volatile @Nullable String validator;
    private volatile boolean taken;

    /**
     * @param target where the file is written; what was there goes
     * @param largestBytes above which it stops
     */
    PartialDownload(String url, Path target, long largestBytes) throws IOException {
        this.url = url;
        this.target = target;
        this.largestBytes = largestBytes;
        Files.deleteIfExists(target);
    }

    String url() {
        return url;
    }

    /** Asks for what is missing. */
    HttpRequest request(Duration timeout) throws IOException {
        taken = false;
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout);
        String same = validator;
        if (same != null && arrived() > 0) {
            request.header("Range", "bytes=%d-".formatted(arrived())).header("If-Range", same);
        }
        return request.build();
    }

    /** Takes the whole, or the rest; anything else that is answered is not written. */
    HttpResponse.BodyHandler<Path> body() {
        return answer -> {
            long arrived = arrivedOrNothing();
            if (answer.statusCode() == 206 && begins(answer.headers(), arrived)) {
                taken = true;
                return HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofFile(
                                        target, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                                largestBytes - arrived)
                        .apply(answer);
            }
            if (answer.statusCode() != 200) {
                return HttpResponse.BodySubscribers.replacing(target);
            }
            taken = true;
            validator = validator(answer.headers()).orElse(null);
            return HttpResponse.BodyHandlers.limiting(
                            HttpResponse.BodyHandlers.ofFile(
                                    target,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.TRUNCATE_EXISTING),
                            largestBytes)
                    .apply(answer);
        };
    }

    private static boolean begins(HttpHeaders headers, long at) {
        return headers.firstValue("Content-Range").orElse("").startsWith("bytes %d-".formatted(at));
    }

    /** What tells that the file is the same: a strong tag, or when it was changed. */
    private static Optional<String> validator(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> headers.firstValue("Last-Modified"));
    }

    /** Whether what was answered last is the whole file or its rest. */
    boolean isTaken() {
        return taken;
    }

    /** Whether the server, or the way to it, broke off in the middle of a file that it can go on with. */
    boolean wasBrokenOff(Throwable failure) {
        return failure instanceof IOException
                && !(failure instanceof HttpTimeoutException)
                && !isTooLarge(failure)
                && validator != null
                && arrivedOrNothing() > 0;
    }

    static boolean isTooLarge(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains(TOO_LARGE);
    }

    private long arrivedOrNothing() {
        try {
            return arrived();
        } catch (IOException notThere) {
            return 0;
        }
    }

    private long arrived() throws IOException {
        return Files.exists(target) ? Files.size(target) : 0;
    }
}

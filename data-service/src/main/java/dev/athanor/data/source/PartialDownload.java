package dev.athanor.data.source;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A download that may be broken off: what has arrived stays, and only the rest is asked for, on the condition that the file
 * is still the same (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC 9110, section 14</a>).
 */
final class PartialDownload {

    private static final String TOO_LARGE = "body exceeds capacity";
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 10;

    private final String url;
    private final Map<String, String> credentials;
    private final Path target;
    private final long largestBytes;
    private URI address;
    private int redirects;
    private volatile @Nullable String validator;
    private volatile OptionalLong length = OptionalLong.empty();
    private volatile boolean taken;
    private volatile boolean changed;

    /**
     * @param credentials headers of each request
     * @param target where the file is written; what was there goes
     * @param largestBytes above which it stops
     */
    PartialDownload(String url, Map<String, String> credentials, Path target, long largestBytes) throws IOException {
        this.url = url;
        this.address = URI.create(url);
        this.credentials = Map.copyOf(credentials);
        this.target = target;
        this.largestBytes = largestBytes;
        Files.deleteIfExists(target);
    }

    String url() {
        return url;
    }

    /** The address to ask next. */
    URI address() {
        return address;
    }

    /** Asks for what is missing. */
    HttpRequest request(Duration timeout) {
        taken = false;
        var request = HttpRequest.newBuilder(address).timeout(timeout);
        credentials.forEach(request::header);
        String same = validator;
        if (same != null && arrived() > 0) {
            request.header("Range", "bytes=%d-".formatted(arrived())).header("If-Range", same);
        }
        return request.build();
    }

    /** Takes the whole, or the rest; anything else that is answered is not written. */
    HttpResponse.BodyHandler<Path> body() {
        return answer -> {
            long arrived = arrived();
            if (answer.statusCode() == 206 && begins(answer.headers(), arrived)) {
                if (isOfAnotherFile(answer.headers())) {
                    changed = true;
                    return HttpResponse.BodySubscribers.replacing(target);
                }
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
            length = answer.headers().firstValueAsLong("Content-Length");
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

    /**
     * Goes where an answer leads to: not with credentials, which are for the first address alone, and never from an
     * encrypted connection to one that is not.
     *
     * @return whether another address is to be asked
     */
    boolean follows(HttpResponse<Path> answer) {
        var location = answer.headers().firstValue("Location");
        if (!REDIRECTS.contains(answer.statusCode()) || location.isEmpty() || !credentials.isEmpty()) {
            return false;
        }
        URI next;
        try {
            next = address.resolve(new URI(location.get()));
        } catch (URISyntaxException noAddress) {
            return false;
        }
        boolean safe = "https".equalsIgnoreCase(next.getScheme())
                || ("http".equalsIgnoreCase(next.getScheme()) && "http".equalsIgnoreCase(address.getScheme()));
        if (!safe || next.getHost() == null || redirects == MOST_REDIRECTS) {
            return false;
        }
        redirects++;
        address = next;
        return true;
    }

    /** Asks at the first address again: where it led to may be good for a short time only. */
    void beginAgain() {
        redirects = 0;
        address = URI.create(url);
    }

    private static boolean begins(HttpHeaders headers, long at) {
        return headers.firstValue("Content-Range").orElse("").startsWith("bytes %d-".formatted(at));
    }

    /** Not every server keeps to the condition: what it says of the rest must be what it said of the whole. */
    private boolean isOfAnotherFile(HttpHeaders headers) {
        String same = validator;
        if (same != null && !validator(headers).orElse(same).equals(same)) {
            return true;
        }
        var total = headers.firstValue("Content-Range").orElse("").replaceFirst(".*/", "");
        return length.isPresent() && total.matches("\\d{1,18}") && Long.parseLong(total) != length.getAsLong();
    }

    /** What tells that the file is the same: a strong tag, or when it was changed. */
    private static Optional<String> validator(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> headers.firstValue("Last-Modified"));
    }

    /** Whether the server went on with another file than it had begun with. */
    boolean hasChanged() {
        return changed;
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
                && arrived() > 0;
    }

    static boolean isTooLarge(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains(TOO_LARGE);
    }

    /** Bytes so far. */
    long arrived() {
        try {
            return Files.exists(target) ? Files.size(target) : 0;
        } catch (IOException notThere) {
            return 0;
        }
    }
}

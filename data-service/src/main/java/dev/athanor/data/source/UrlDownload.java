package dev.athanor.data.source;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a file over HTTP. */
public final class UrlDownload implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Duration timeout;

    /** @param timeout of a whole download */
    public UrlDownload(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Downloads {@code url} to {@code target}.
     *
     * @param largestBytes above which it stops
     * @param alive is asked from time to time and throws if the work is to stop
     */
    void to(String url, Path target, long largestBytes, Runnable alive) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout).build();
        var answer = client.sendAsync(
                request,
                information -> information.statusCode() == 200
                        ? HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofFile(target), largestBytes)
                                .apply(information)
                        : HttpResponse.BodySubscribers.replacing(target));
        try {
            await(url, answer, largestBytes, alive);
        } finally {
            answer.cancel(true);
        }
    }

    private void await(String url, CompletableFuture<HttpResponse<Path>> answer, long largestBytes, Runnable alive)
            throws IOException {
        var deadline = Instant.now().plus(timeout);
        while (Instant.now().isBefore(deadline)) {
            alive.run();
            if (hasArrived(url, answer, largestBytes)) {
                return;
            }
        }
        throw unreachable(url, "did not answer completely within " + timeout.toSeconds() + " s");
    }

    private static boolean hasArrived(String url, CompletableFuture<HttpResponse<Path>> answer, long largestBytes)
            throws IOException {
        try {
            check(url, answer.get(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS).statusCode());
            return true;
        } catch (TimeoutException stillOnItsWay) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching " + url, e);
        } catch (ExecutionException e) {
            throw failed(url, e.getCause(), largestBytes);
        }
    }

    private static void check(String url, int status) {
        if (status == 404 || status == 410) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_NOT_FOUND,
                    "%s answered %d: there is no such file. Check the address.".formatted(url, status));
        }
        if (status != 200) {
            throw unreachable(url, "answered " + status);
        }
    }

    private static DatasetException failed(String url, Throwable cause, long largestBytes) {
        boolean limited = String.valueOf(cause.getMessage()).contains("body exceeds capacity");
        return limited ? SourceFetcher.tooLarge(largestBytes) : unreachable(url, "failed with " + cause);
    }

    private static DatasetException unreachable(String url, String what) {
        return new DatasetException(
                DatasetProblem.SOURCE_UNREACHABLE,
                "%s %s: check the address, or download the file and upload it.".formatted(url, what));
    }

    @Override
    public void close() {
        client.close();
    }
}

package dev.athanor.data.source;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a file over HTTP; where the connection breaks in its middle, it goes on from there. */
public final class UrlDownload implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LOOK_UP = Duration.ofMillis(200);
    private static final int MOST_BREAKS = 5;

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
        var download = new PartialDownload(url, target, largestBytes);
        var deadline = Instant.now().plus(timeout);
        int breaks = 0;
        while (!arrives(download, deadline, largestBytes, alive, breaks < MOST_BREAKS)) {
            breaks++;
        }
    }

    /** @return false if it was broken off and shall go on */
    private boolean arrives(
            PartialDownload download, Instant deadline, long largestBytes, Runnable alive, boolean mayBreak)
            throws IOException {
        var answer = client.sendAsync(download.request(timeout), download.body());
        try {
            while (Instant.now().isBefore(deadline)) {
                alive.run();
                var status = status(download.url(), answer);
                if (status.isPresent()) {
                    check(download, status.getAsInt());
                    return true;
                }
            }
        } catch (ExecutionException e) {
            if (mayBreak && download.wasBrokenOff(e.getCause())) {
                return false;
            }
            throw failed(download.url(), e.getCause(), largestBytes);
        } finally {
            answer.cancel(true);
        }
        throw unreachable(download.url(), "did not answer completely within " + timeout.toSeconds() + " s");
    }

    /** Of an answer that has arrived as a whole. */
    private static OptionalInt status(String url, CompletableFuture<HttpResponse<Path>> answer)
            throws IOException, ExecutionException {
        try {
            return OptionalInt.of(
                    answer.get(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (TimeoutException stillOnItsWay) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching " + url, e);
        }
    }

    private static void check(PartialDownload download, int status) {
        if (status == 404 || status == 410) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_NOT_FOUND,
                    "%s answered %d: there is no such file. Check the address.".formatted(download.url(), status));
        }
        if (!download.isTaken()) {
            throw unreachable(download.url(), "answered " + status);
        }
    }

    private static DatasetException failed(String url, Throwable cause, long largestBytes) {
        return PartialDownload.isTooLarge(cause)
                ? SourceFetcher.tooLarge(largestBytes)
                : unreachable(url, "failed with " + cause);
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

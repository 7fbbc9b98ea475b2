package dev.athanor.data.source;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a file over HTTP; where the connection breaks in its middle, it goes on from there. */
public final class UrlDownload implements AutoCloseable {

    private static final Duration LOOK_UP = Duration.ofMillis(200);
    private static final int MOST_BREAKS = 5;

    private final HttpClient following;
    private final HttpClient direct;
    private final DownloadLimits limits;

    public UrlDownload(DownloadLimits limits) {
        this.limits = limits;
        this.following = client(HttpClient.Redirect.NORMAL);
        this.direct = client(HttpClient.Redirect.NEVER);
    }

    private HttpClient client(HttpClient.Redirect redirect) {
        return HttpClient.newBuilder()
                .connectTimeout(limits.connect())
                .followRedirects(redirect)
                .build();
    }

    /**
     * Downloads {@code url} to {@code target}.
     *
     * @param largestBytes above which it stops
     * @param alive is asked from time to time and throws if the work is to stop
     */
    void to(String url, Path target, long largestBytes, Runnable alive) throws IOException {
        to(url, Map.of(), target, largestBytes, alive);
    }

    /**
     * The same, with credentials. They are for this very address: no redirect is followed with them.
     *
     * @param credentials headers of the request
     */
    void to(String url, Map<String, String> credentials, Path target, long largestBytes, Runnable alive)
            throws IOException {
        var download = new PartialDownload(url, credentials, target, largestBytes);
        var deadline = Instant.now().plus(limits.whole());
        int breaks = 0;
        while (!arrives(download, deadline, largestBytes, alive, breaks < MOST_BREAKS)) {
            breaks++;
        }
    }

    /** @return false if it was broken off and shall go on */
    private boolean arrives(
            PartialDownload download, Instant deadline, long largestBytes, Runnable alive, boolean mayBreak)
            throws IOException {
        var client = download.hasCredentials() ? direct : following;
        var answer = client.sendAsync(download.request(limits.silence()), download.body());
        var watch = new Silence(download);
        try {
            while (Instant.now().isBefore(deadline)) {
                alive.run();
                var status = status(download.url(), answer);
                if (status.isPresent()) {
                    check(download, status.getAsInt());
                    return true;
                }
                if (watch.isLongerThan(limits.silence())) {
                    throw unreachable(
                            download.url(),
                            "sent nothing for %d s, after %d bytes"
                                    .formatted(limits.silence().toSeconds(), download.arrived()));
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
        throw unreachable(
                download.url(),
                "did not answer completely within " + limits.whole().toSeconds() + " s");
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
                    "%s answered %d: there is no such file. Check the address."
                            .formatted(named(download.url()), status));
        }
        if (download.hasChanged()) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_CHANGED,
                    "%s changed while it was fetched: ask for the dataset again, when the file is complete."
                            .formatted(named(download.url())));
        }
        if (status / 100 == 3) {
            throw unreachable(
                    download.url(), "leads from address to address and to no file (at last %d)".formatted(status));
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
                "%s %s: check the address, or download the file and upload it.".formatted(named(url), what));
    }

    /** What stands behind a question mark may be a signature, and is nobody's business in a log. */
    private static String named(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    @Override
    public void close() {
        following.close();
        direct.close();
    }

    /** How long nothing has come. */
    private static final class Silence {

        private final PartialDownload download;
        private long arrived;
        private Instant since = Instant.now();

        Silence(PartialDownload download) {
            this.download = download;
            this.arrived = download.arrived();
        }

        boolean isLongerThan(Duration limit) {
            long now = download.arrived();
            if (now != arrived) {
                arrived = now;
                since = Instant.now();
            }
            return Duration.between(since, Instant.now()).compareTo(limit) > 0;
        }
    }
}

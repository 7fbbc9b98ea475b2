package dev.athanor.data.source;

import dev.athanor.data.hub.Patience;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a file over HTTP; where the connection breaks in its middle, it goes on from there. */
public final class UrlDownload implements AutoCloseable {

    private static final Duration LOOK_UP = Duration.ofMillis(200);
    private static final int MOST_BREAKS = 5;

    private final HttpClient client;
    private final DownloadLimits limits;
    private final ReachableServers servers;

    /** @param servers that may be asked */
    public UrlDownload(DownloadLimits limits, ReachableServers servers) {
        this.limits = limits;
        this.servers = servers;
        // It follows no redirects by itself: each server that they lead to is to be looked at before.
        this.client = HttpClient.newBuilder()
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
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
        var patience = new Patience(limits.patience(), alive);
        int breaks = 0;
        while (true) {
            var answer = ask(download, deadline, largestBytes, alive, breaks < MOST_BREAKS);
            if (answer.isEmpty()) {
                breaks++;
                download.beginAgain();
            } else if (Patience.isAskedBy(answer.get().statusCode())) {
                pause(download, answer.get(), patience);
            } else if (!download.follows(answer.get())) {
                check(download, answer.get().statusCode());
                return;
            }
        }
    }

    /** @return the answer once it has arrived as a whole; nothing if it was broken off and shall go on */
    private Optional<HttpResponse<Path>> ask(
            PartialDownload download, Instant deadline, long largestBytes, Runnable alive, boolean mayBreak)
            throws IOException {
        servers.check(download.address());
        var answer = client.sendAsync(download.request(limits.silence()), download.body());
        var watch = new Silence(download);
        try {
            while (Instant.now().isBefore(deadline)) {
                alive.run();
                var arrived = arrived(download.url(), answer);
                if (arrived.isPresent()) {
                    servers.check(download.address());
                    return arrived;
                }
                if (watch.isLongerThan(limits.silence())) {
                    throw unreachable(
                            download.url(),
                            "sent nothing for %d s, after %d bytes"
                                    .formatted(limits.silence().toSeconds(), download.arrived()));
                }
            }
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (mayBreak && download.wasBrokenOff(cause)) {
                return Optional.empty();
            }
            throw failed(download.url(), cause, largestBytes);
        } finally {
            answer.cancel(true);
        }
        throw unreachable(
                download.url(),
                "did not answer completely within " + limits.whole().toSeconds() + " s");
    }

    private static Optional<HttpResponse<Path>> arrived(String url, CompletableFuture<HttpResponse<Path>> answer)
            throws IOException, ExecutionException {
        try {
            return Optional.of(answer.get(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException stillOnItsWay) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching " + url, e);
        }
    }

    private static void pause(PartialDownload download, HttpResponse<Path> answer, Patience patience)
            throws IOException {
        var pause = patience.pause(answer.headers());
        if (!patience.lasts(pause)) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_UNREACHABLE,
                    "%s answered %d and asks to come back in %d s: try again then, or raise athanor.data.url.patience."
                            .formatted(named(download.url()), answer.statusCode(), pause.toSeconds()));
        }
        patience.take(pause);
        download.beginAgain();
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
        client.close();
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

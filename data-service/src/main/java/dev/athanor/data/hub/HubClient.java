package dev.athanor.data.hub;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Speaks HTTP with the hub: follows its redirects, waits when it asks to, and keeps the token from everybody else. */
public final class HubClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTS = 10;

    private final HubSettings settings;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public HubClient(HubSettings settings) {
        this.settings = settings;
    }

    /**
     * Asks the hub.
     *
     * @param path below its address, each part as {@link #encoded} gives it
     * @param alive is asked while it is waited for and throws if the work is to stop
     */
    HubAnswer get(String path, Runnable alive) throws IOException {
        return get(at(path), alive);
    }

    /** The same, of an address that the hub named. */
    HubAnswer get(URI address, Runnable alive) throws IOException {
        return follow("GET", address, alive);
    }

    /**
     * Asks where a file of the hub really lies, which may be with somebody else.
     *
     * @return the answer from where the file can be fetched, or the hub's refusal
     */
    HubAnswer locate(String path, Runnable alive) throws IOException {
        return follow("HEAD", at(path), alive);
    }

    /** What a request to {@code address} says of us: nothing, unless it is the hub's. */
    Map<String, String> credentials(URI address) {
        return settings.token() != null && isOfTheHub(address)
                ? Map.of("Authorization", "Bearer " + settings.token())
                : Map.of();
    }

    private URI at(String path) {
        return URI.create(settings.address().toString().replaceFirst("/$", "") + path);
    }

    private boolean isOfTheHub(URI address) {
        return origin(address).equals(origin(settings.address()));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** A part of a path; a name's slashes do not divide it. */
    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** With somebody else nothing is asked: there the file is fetched at once. */
    private HubAnswer follow(String method, URI first, Runnable alive) throws IOException {
        URI address = first;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var answer = patiently(method, address, alive);
            var location = answer.headers().firstValue("Location");
            if (answer.status() / 100 != 3 || location.isEmpty()) {
                return answer;
            }
            address = address.resolve(location.get());
            if (method.equals("HEAD") && !isOfTheHub(address)) {
                return new HubAnswer(address, 200, answer.headers(), "");
            }
        }
        throw new DatasetException(
                DatasetProblem.SOURCE_UNREACHABLE,
                "%s leads in circles: after %d redirects there was no answer. Check athanor.data.hub.url."
                        .formatted(first, MOST_REDIRECTS));
    }

    /** A hub that is asked too much says when to come back. */
    private HubAnswer patiently(String method, URI address, Runnable alive) throws IOException {
        var patience = new Patience(settings.patience(), alive);
        var answer = once(method, address);
        while (Patience.isAskedBy(answer.status())) {
            var pause = patience.pause(answer.headers());
            if (!patience.lasts(pause)) {
                throw new DatasetException(
                        DatasetProblem.SOURCE_UNREACHABLE,
                        "%s answered %d and asks to come back in %d s: try again then%s, or raise athanor.data.hub.patience."
                                .formatted(
                                        address,
                                        answer.status(),
                                        pause.toSeconds(),
                                        settings.token() == null
                                                ? ", set athanor.data.hub.token for a higher limit"
                                                : ""));
            }
            patience.take(pause);
            answer = once(method, address);
        }
        return answer;
    }

    private HubAnswer once(String method, URI address) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .timeout(ANSWER_TIMEOUT)
                .method(method, HttpRequest.BodyPublishers.noBody());
        credentials(address).forEach(request::header);
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new HubAnswer(address, answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_UNREACHABLE,
                    "%s failed with %s: check the network, or athanor.data.hub.url.".formatted(address, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + address, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

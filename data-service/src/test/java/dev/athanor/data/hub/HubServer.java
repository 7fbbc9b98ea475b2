package dev.athanor.data.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.athanor.contracts.JsonFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A hub with the datasets that a test gives it, and the storage beside it to which it sends those who want large files. It
 * answers as the public one does, down to the names of its headers.
 */
public final class HubServer implements AutoCloseable {

    private static final String CONVERSION = "refs/convert/parquet";
    private static final int PAGE = 2;

    private final HttpServer hub;
    private final HttpServer storage;
    /** By dataset and revision: the commit's hash and its files by their paths. */
    private final Map<String, Commit> commits = new TreeMap<>();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> fetched = new CopyOnWriteArrayList<>();
    private final List<String> credentialsInStorage = new CopyOnWriteArrayList<>();
    private volatile @Nullable String token;
    private final AtomicInteger tooMany = new AtomicInteger();
    private volatile String retryAfter = "1";

    public HubServer() throws IOException {
        var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        storage = HttpServer.create(anywhere, 0);
        storage.createContext("/", this::store);
        storage.start();
        hub = HttpServer.create(anywhere, 0);
        hub.createContext("/", this::answer);
        hub.start();
    }

    /** Its address, as settings have it. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
    }

    /** A revision that means a commit with these files. */
    public void put(String dataset, String revision, String commit, Map<String, byte[]> files) {
        var known = new Commit(commit, new TreeMap<>(files));
        commits.put(dataset + "@" + revision, known);
        commits.put(dataset + "@" + commit, known);
    }

    /** The hub's own conversion of a dataset. */
    public void putConverted(String dataset, String commit, Map<String, byte[]> files) {
        put(dataset, CONVERSION, commit, files);
    }

    /** From now on nobody else is answered. */
    public void setToken(String wanted) {
        token = wanted;
    }

    /** So many of the next requests are too many. */
    public void refuseNext(int requests, String comeBack) {
        retryAfter = comeBack;
        tooMany.set(requests);
    }

    /** Paths of what the hub was asked for. */
    public List<String> asked() {
        return asked;
    }

    /** Paths of the files that were fetched. */
    public List<String> fetched() {
        return fetched;
    }

    /** What was said of who asks where it is none of their business. */
    public List<String> credentialsInStorage() {
        return credentialsInStorage;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        String wanted = token;
        if (tooMany.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            exchange.sendResponseHeaders(429, -1);
        } else if (wanted != null
                && !("Bearer " + wanted).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().add("X-Error-Code", "GatedRepo");
            exchange.sendResponseHeaders(401, -1);
        } else if (path.startsWith("/circle/")) {
            exchange.getResponseHeaders().add("Location", path);
            exchange.sendResponseHeaders(307, -1);
        } else if (path.startsWith("/api/datasets/")) {
            api(exchange, path.substring("/api/datasets/".length()));
        } else {
            resolve(exchange, path.substring("/datasets/".length()));
        }
        exchange.close();
    }

    /** owner/name/parquet, owner/name/revision/R, owner/name/tree/R. */
    private void api(HttpExchange exchange, String path) throws IOException {
        String[] parts = path.split("/", -1);
        String dataset = parts[0] + "/" + parts[1];
        if (commits.keySet().stream().noneMatch(key -> key.startsWith(dataset + "@"))) {
            fail(exchange, "RepoNotFound");
        } else if (parts[2].equals("parquet")) {
            var converted = commits.get(dataset + "@" + CONVERSION);
            if (converted == null) {
                fail(exchange, "EntryNotFound");
            } else {
                send(exchange, converted(dataset, converted));
            }
        } else {
            var commit = commits.get(dataset + "@" + decoded(parts[3]));
            if (commit == null) {
                fail(exchange, "RevisionNotFound");
            } else if (parts[2].equals("revision")) {
                send(exchange, Map.of("id", dataset, "sha", commit.hash()));
            } else {
                tree(exchange, commit);
            }
        }
    }

    private Map<String, Map<String, List<String>>> converted(String dataset, Commit commit) {
        Map<String, Map<String, List<String>>> configurations = new LinkedHashMap<>();
        for (String path : commit.files().keySet()) {
            String[] parts = path.split("/", -1);
            var urls = configurations
                    .computeIfAbsent(parts[0], _ -> new LinkedHashMap<>())
                    .computeIfAbsent(parts[1], _ -> new ArrayList<>());
            urls.add("%s/api/datasets/%s/parquet/%s/%s/%d.parquet"
                    .formatted(address(), dataset, parts[0], parts[1], urls.size()));
        }
        return configurations;
    }

    /** A few entries a page, folders among them. */
    private void tree(HttpExchange exchange, Commit commit) throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        entries.add(Map.of("type", "directory", "path", "folder", "size", 0));
        commit.files()
                .forEach((path, content) -> entries.add(Map.of("type", "file", "path", path, "size", content.length)));
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=(\\d+).*", "$1")) : 0;
        int to = Math.min(from + PAGE, entries.size());
        if (to < entries.size()) {
            exchange.getResponseHeaders()
                    .add(
                            "Link",
                            "<%s%s?recursive=true&cursor=%d>; rel=\"next\""
                                    .formatted(
                                            address(), exchange.getRequestURI().getRawPath(), to));
        }
        send(exchange, entries.subList(from, to));
    }

    /** owner/name/resolve/R/path: large files, as Parquet's are, lie in the storage. */
    private void resolve(HttpExchange exchange, String path) throws IOException {
        String[] parts = path.split("/", 5);
        var commit = commits.get(parts[0] + "/" + parts[1] + "@" + decoded(parts[3]));
        if (commit == null || !commit.files().containsKey(decoded(parts[4]))) {
            fail(exchange, commit == null ? "RevisionNotFound" : "EntryNotFound");
            return;
        }
        byte[] content = commit.files().get(decoded(parts[4]));
        exchange.getResponseHeaders().add("X-Repo-Commit", commit.hash());
        if (decoded(parts[4]).startsWith("small/")) {
            if (exchange.getRequestMethod().equals("GET")) {
                fetched.add(decoded(parts[4]));
            }
            respond(exchange, content);
            return;
        }
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        "http://127.0.0.1:%d/%s?signature=secret"
                                .formatted(storage.getAddress().getPort(), path));
        exchange.sendResponseHeaders(302, -1);
    }

    private void store(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath().substring(1);
        String[] parts = path.split("/", 5);
        var credentials = exchange.getRequestHeaders().getFirst("Authorization");
        if (credentials != null) {
            credentialsInStorage.add(credentials);
        }
        fetched.add(decoded(parts[4]));
        respond(
                exchange,
                commits.get(parts[0] + "/" + parts[1] + "@" + decoded(parts[3]))
                        .files()
                        .get(decoded(parts[4])));
        exchange.close();
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private static void fail(HttpExchange exchange, String code) throws IOException {
        exchange.getResponseHeaders().add("X-Error-Code", code);
        exchange.sendResponseHeaders(404, -1);
    }

    private static void send(HttpExchange exchange, Object answer) throws IOException {
        respond(exchange, JsonFormat.mapper().writeValueAsBytes(answer));
    }

    private static void respond(HttpExchange exchange, byte[] content) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : content.length);
        if (!head) {
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        hub.stop(0);
        storage.stop(0);
    }

    private record Commit(String hash, Map<String, byte[]> files) {}
}

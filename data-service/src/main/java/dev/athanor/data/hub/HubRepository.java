package dev.athanor.data.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the hub tells of one dataset's repository. */
final class HubRepository {

    private static final String DATASETS = "/api/datasets/";

    private final HubClient client;

    HubRepository(HubClient client) {
        this.client = client;
    }

    /**
     * The splits of each configuration that the hub has converted to Parquet; none, if it has not: private datasets are not
     * converted, and new ones not yet.
     */
    Map<String, Set<String>> converted(String dataset, Runnable alive) throws IOException {
        var answer = client.get(DATASETS + dataset + "/parquet", alive);
        Map<String, Set<String>> splits = new LinkedHashMap<>();
        if (answer.isOk()) {
            for (var configuration : answer.json().properties()) {
                Set<String> names = new LinkedHashSet<>();
                configuration.getValue().fieldNames().forEachRemaining(names::add);
                splits.put(configuration.getKey(), names);
            }
        }
        return splits;
    }

    /**
     * The commit that a branch, a tag or the beginning of a commit's hash means now.
     *
     * @throws DatasetException if there is none
     */
    String commit(String dataset, String revision, Runnable alive) throws IOException {
        var answer = client.get(DATASETS + dataset + "/revision/" + HubClient.encoded(revision), alive);
        require(answer, dataset, revision);
        return answer.json().path("sha").asText();
    }

    /** All Parquet files of a commit. */
    List<ParquetFile> files(String dataset, String commit, Runnable alive) throws IOException {
        List<ParquetFile> files = new ArrayList<>();
        var answer = client.get(DATASETS + dataset + "/tree/" + HubClient.encoded(commit) + "?recursive=true", alive);
        Optional<URI> next;
        do {
            require(answer, dataset, commit);
            for (JsonNode entry : answer.json()) {
                if (entry.path("type").asText().equals("file")) {
                    ParquetFile.parse(entry.path("path").asText()).ifPresent(files::add);
                }
            }
            next = answer.next();
            if (next.isPresent()) {
                answer = client.get(next.get(), alive);
            }
        } while (next.isPresent());
        return files;
    }

    /** Where a file of a commit lies. */
    HubAnswer locate(String dataset, String commit, String path, Runnable alive) throws IOException {
        var file = Arrays.stream(path.split("/", -1)).map(HubClient::encoded).collect(Collectors.joining("/"));
        var answer = client.locate("/datasets/" + dataset + "/resolve/" + commit + "/" + file, alive);
        require(answer, dataset, commit);
        var found = answer.headers().firstValue("X-Repo-Commit").orElse(commit);
        if (!found.equals(commit)) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_CHANGED,
                    "The hub gives %s of the dataset %s from the commit %s instead of %s: ask for the dataset again."
                            .formatted(path, dataset, found, commit));
        }
        return answer;
    }

    private void require(HubAnswer answer, String dataset, String revision) {
        if (answer.isOk()) {
            return;
        }
        throw switch (answer.status()) {
            case 401, 403 ->
                new DatasetException(
                        DatasetProblem.SOURCE_IS_FORBIDDEN,
                        "The hub does not let us read the dataset %s (%d). If it is private or gated, accept its conditions on the hub and set athanor.data.hub.token (in the environment ATHANOR_DATA_HUB_TOKEN) of the data service to a token that may read it%s; if not, check its name."
                                .formatted(
                                        dataset,
                                        answer.status(),
                                        client.credentials(answer.address()).isEmpty()
                                                ? ""
                                                : ": the one that is set may not"));
            case 404 -> new DatasetException(DatasetProblem.SOURCE_NOT_FOUND, notFound(answer, dataset, revision));
            default ->
                new DatasetException(
                        DatasetProblem.SOURCE_UNREACHABLE,
                        "%s answered %d: try again later, or check athanor.data.hub.url."
                                .formatted(answer.address(), answer.status()));
        };
    }

    private static String notFound(HubAnswer answer, String dataset, String revision) {
        return switch (answer.errorCode()) {
            case "RevisionNotFound" ->
                "The dataset %s has no revision %s: name a branch, a tag or a commit that it has."
                        .formatted(dataset, revision);
            case "EntryNotFound" ->
                "%s is not there: ask for the dataset again."
                        .formatted(answer.address().getPath());
            default -> "The hub has no dataset %s: check its name, such as owner/name.".formatted(dataset);
        };
    }
}

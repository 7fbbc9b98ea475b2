package dev.athanor.data.hub;

import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out which files a dataset of the hub is made of. */
public final class HubDatasets {

    /** The branch on which the hub keeps every public dataset as Parquet. */
    private static final String CONVERSION = "refs/convert/parquet";

    private static final String MAIN = "main";
    private static final String USUAL_SPLIT = "train";

    private final HubClient client;
    private final HubRepository repository;

    public HubDatasets(HubClient client) {
        this.client = client;
        this.repository = new HubRepository(client);
    }

    /**
     * A dataset with everything said: where nothing was, the hub's conversion to Parquet, or, of a dataset without one, its
     * own Parquet files; the only configuration, or the one that is called default; the only split, or the one to train on.
     *
     * @param alive is asked while the hub is waited for and throws if the work is to stop
     * @throws DatasetException if it is not there, with the names of what is
     */
    public TextSource.HubDataset pin(TextSource.HubDataset wish, Runnable alive) throws IOException {
        Map<String, Set<String>> converted =
                wish.revision() == null ? repository.converted(wish.dataset(), alive) : Map.of();
        String revision = Objects.requireNonNullElse(wish.revision(), converted.isEmpty() ? MAIN : CONVERSION);
        String commit = repository.commit(wish.dataset(), revision, alive);
        Map<String, Set<String>> splits =
                converted.isEmpty() ? splits(repository.files(wish.dataset(), commit, alive)) : converted;
        if (splits.isEmpty()) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_NOT_FOUND,
                    "The dataset %s has no Parquet files at its revision %s: name another revision, or download its files and upload them."
                            .formatted(wish.dataset(), revision));
        }
        String configuration =
                choose("configuration", wish.dataset(), wish.configuration(), splits.keySet(), ParquetFile.DEFAULT);
        String split = choose(
                "split",
                wish.dataset() + " (" + configuration + ")",
                wish.split(),
                Objects.requireNonNull(splits.get(configuration)),
                USUAL_SPLIT);
        return new TextSource.HubDataset(wish.dataset(), configuration, split, revision, commit, wish.limit());
    }

    private static Map<String, Set<String>> splits(List<ParquetFile> files) {
        Map<String, Set<String>> splits = new LinkedHashMap<>();
        for (ParquetFile file : files) {
            splits.computeIfAbsent(file.configuration(), _ -> new TreeSet<>()).add(file.split());
        }
        return splits;
    }

    private static String choose(
            String what, String of, @Nullable String asked, Collection<String> there, String usual) {
        if (asked != null && there.contains(asked)) {
            return asked;
        }
        if (asked == null && (there.size() == 1 || there.contains(usual))) {
            return there.size() == 1 ? there.iterator().next() : usual;
        }
        throw new DatasetException(
                DatasetProblem.SOURCE_NOT_FOUND,
                "%s has %s: name one of %s."
                        .formatted(
                                of,
                                asked == null ? "several " + what + "s" : "no " + what + " '" + asked + "'",
                                String.join(", ", there)));
    }

    /**
     * The paths of a dataset's files, in their order.
     *
     * @param pinned as {@link #pin} gave it
     * @throws DatasetException if they are not there any more
     */
    public List<String> files(TextSource.HubDataset pinned, Runnable alive) throws IOException {
        var files = repository.files(pinned.dataset(), Objects.requireNonNull(pinned.commit()), alive).stream()
                .filter(file -> file.configuration().equals(pinned.configuration()))
                .filter(file -> file.split().equals(pinned.split()))
                .map(ParquetFile::path)
                .sorted()
                .toList();
        if (files.isEmpty()) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_NOT_FOUND,
                    "The dataset %s has no Parquet files of its configuration %s and split %s at its revision %s: name another."
                            .formatted(pinned.dataset(), pinned.configuration(), pinned.split(), pinned.revision()));
        }
        return files;
    }

    /**
     * Where a file lies.
     *
     * @throws DatasetException if it is not there any more, or not the commit's
     */
    public HubFile file(TextSource.HubDataset pinned, String path, Runnable alive) throws IOException {
        var answer = repository.locate(pinned.dataset(), Objects.requireNonNull(pinned.commit()), path, alive);
        return new HubFile(answer.address(), client.credentials(answer.address()));
    }
}

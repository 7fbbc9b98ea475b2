package dev.athanor.data.preview;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.address.Names;
import dev.athanor.contracts.config.DatasetReference;
import dev.athanor.contracts.config.Violation;
import dev.athanor.data.catalogue.DatasetCatalogue;
import dev.athanor.data.catalogue.VersionView;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a version and decodes a stretch of it. */
public final class DatasetPreviews {

    private static final int MOST_TOKENS = 4096;

    private final ArtifactStore store;
    private final DatasetCatalogue catalogue;

    public DatasetPreviews(ArtifactStore store, DatasetCatalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /**
     * Decodes tokens.
     *
     * @param version a hash or {@code latest}
     * @param split {@code train}, {@code validation}, or null for both
     * @param offset of the first token
     * @param tokens how many
     * @throws DatasetException if there is no such version, or no such stretch of it
     */
    Preview preview(String name, String version, @Nullable String split, long offset, int tokens) {
        var folder = find(name, version);
        var description = folder.attributes(DatasetDescription.class);
        var parts = check(split, offset, tokens);
        try (var tokenizer = tokenizer(folder)) {
            var samples = parts.stream()
                    .map(part -> sample(part, reader(folder, description, part), tokenizer, offset, tokens))
                    .toList();
            return new Preview(name, description.version(), samples);
        }
    }

    private static List<DatasetSplit> check(@Nullable String split, long offset, int tokens) {
        List<Violation> violations = new ArrayList<>();
        if (offset < 0) {
            violations.add(new Violation("offset", "is %d; allowed is at least 0".formatted(offset)));
        }
        if (tokens < 1 || tokens > MOST_TOKENS) {
            violations.add(new Violation("tokens", "is %d; allowed is 1 to %d".formatted(tokens, MOST_TOKENS)));
        }
        var parts = Arrays.stream(DatasetSplit.values())
                .filter(part -> split == null || part.word().equals(split))
                .toList();
        if (parts.isEmpty()) {
            violations.add(new Violation("split", "is '%s'; allowed is train or validation".formatted(split)));
        }
        if (!violations.isEmpty()) {
            throw new DatasetException(violations);
        }
        return parts;
    }

    private TokenReader reader(FolderReader folder, DatasetDescription description, DatasetSplit part) {
        var shards = folder.manifest().objects().stream()
                .filter(entry -> part.hasTokens(entry.name()))
                .toList();
        var address = new DatasetAddress(description.name(), description.version());
        return new TokenReader(
                store, address.prefix(), shards, description.statistics().bytesPerToken());
    }

    private static Preview.Sample sample(
            DatasetSplit part, TokenReader reader, Tokenizer tokenizer, long offset, int tokens) {
        if (offset >= reader.totalTokens()) {
            throw new DatasetException(List.of(new Violation(
                    "offset",
                    "is %d; allowed is at most %d in the %s split"
                            .formatted(offset, reader.totalTokens() - 1, part.word()))));
        }
        var ids = reader.read(offset, tokens);
        var text = tokenizer.decode(ids.stream().mapToInt(Integer::intValue).toArray());
        return new Preview.Sample(part.word(), offset, reader.totalTokens(), ids, text);
    }

    private static Tokenizer tokenizer(FolderReader folder) {
        return Tokenizer.of(new String(folder.read(DatasetAddress.TOKENIZER), StandardCharsets.UTF_8));
    }

    private FolderReader find(String name, String version) {
        return resolve(name, version)
                .flatMap(exact -> FolderReader.find(store, new DatasetAddress(name, exact).prefix()))
                .orElseThrow(() -> unknown(name, version));
    }

    private Optional<String> resolve(String name, String version) {
        if (!Names.isValid(name) || !Names.isValid(version)) {
            return Optional.empty();
        }
        return version.equals(DatasetReference.LATEST)
                ? catalogue.versions(name).stream().map(VersionView::version).findFirst()
                : Optional.of(version);
    }

    private DatasetException unknown(String name, String version) {
        return catalogue.find(name).isPresent()
                ? new DatasetException(
                        DatasetProblem.UNKNOWN_VERSION,
                        "The dataset '%s' has no version '%s': GET /api/datasets/%s lists them."
                                .formatted(name, version, name))
                : new DatasetException(
                        DatasetProblem.UNKNOWN_DATASET,
                        "There is no dataset '%s': GET /api/datasets lists those there are.".formatted(name));
    }
}

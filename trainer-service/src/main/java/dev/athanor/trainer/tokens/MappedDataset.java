package dev.athanor.trainer.tokens;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetSplit;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dataset version in memory. Owned by the job that opened it; closing it unmaps the files, after which its tokens
 * cannot be read any more.
 */
public final class MappedDataset implements AutoCloseable {

    private final Path folder;
    private final DatasetDescription description;
    private final String manifestSha256;
    private final Arena arena = Arena.ofShared();
    private final Tokens training;
    private final Tokens validation;

    private MappedDataset(Path folder, DatasetDescription description, String manifestSha256) throws IOException {
        this.folder = folder;
        this.description = description;
        this.manifestSha256 = manifestSha256;
        int bytesPerToken = description.statistics().bytesPerToken();
        this.training = map(folder, DatasetSplit.TRAIN, bytesPerToken);
        this.validation = map(folder, DatasetSplit.VALIDATION, bytesPerToken);
    }

    /** Maps the token files in {@code folder}. */
    static MappedDataset open(Path folder, DatasetDescription description, String manifestSha256) throws IOException {
        return new MappedDataset(folder, description, manifestSha256);
    }

    private Tokens map(Path folder, DatasetSplit split, int bytesPerToken) throws IOException {
        List<TokenFile> files = new ArrayList<>();
        for (Path file : tokenFiles(folder, split)) {
            files.add(TokenFile.map(file, bytesPerToken, arena));
        }
        return new Shards(files);
    }

    private static List<Path> tokenFiles(Path folder, DatasetSplit split) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> split.hasTokens(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /** What the dataset's manifest says of it. */
    public DatasetDescription description() {
        return description;
    }

    /** Hash of the dataset's manifest. */
    public String manifestSha256() {
        return manifestSha256;
    }

    /** The file of the tokenizer that made the tokens. */
    public Path tokenizer() {
        return folder.resolve(DatasetAddress.TOKENIZER);
    }

    /** The tokens to train on. */
    public Tokens training() {
        return training;
    }

    /** The tokens that are held out. */
    public Tokens validation() {
        return validation;
    }

    @Override
    public void close() {
        arena.close();
    }
}

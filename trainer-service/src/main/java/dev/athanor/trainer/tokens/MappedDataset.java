package dev.athanor.trainer.tokens;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.event.DatasetForm;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final Samples trainingSamples;
    private final Samples validationSamples;
    private final Optional<DifficultyColumns> difficulty;

    private MappedDataset(Path folder, DatasetDescription description, String manifestSha256) throws IOException {
        this.folder = folder;
        this.description = description;
        this.manifestSha256 = manifestSha256;
        int bytesPerToken = description.statistics().bytesPerToken();
        List<TokenFile> trainingFiles = map(folder, DatasetSplit.TRAIN, bytesPerToken);
        List<TokenFile> validationFiles = map(folder, DatasetSplit.VALIDATION, bytesPerToken);
        this.training = new Shards(trainingFiles);
        this.validation = new Shards(validationFiles);
        this.trainingSamples = samples(DatasetSplit.TRAIN, trainingFiles);
        this.validationSamples = samples(DatasetSplit.VALIDATION, validationFiles);
        this.difficulty = difficulty(trainingFiles);
    }

    /** Maps the token files in {@code folder}. */
    static MappedDataset open(Path folder, DatasetDescription description, String manifestSha256) throws IOException {
        return new MappedDataset(folder, description, manifestSha256);
    }

    private List<TokenFile> map(Path folder, DatasetSplit split, int bytesPerToken) throws IOException {
        List<TokenFile> files = new ArrayList<>();
        for (Path file : tokenFiles(folder, split)) {
            files.add(TokenFile.map(file, bytesPerToken, arena));
        }
        return files;
    }

    /** Files with one number belong together; a text has no samples. */
    private Samples samples(DatasetSplit split, List<TokenFile> files) throws IOException {
        List<SampleFile> samples = new ArrayList<>();
        DatasetForm form = description.form();
        for (int shard = 0; form != DatasetForm.TEXT && shard < files.size(); shard++) {
            samples.add(SampleFile.map(
                    files.get(shard),
                    folder.resolve(split.ends(shard)),
                    form == DatasetForm.LABELLED ? folder.resolve(split.labels(shard)) : null,
                    form.sequencesPerSample(),
                    arena));
        }
        return new SampleShards(samples);
    }

    /** All shards have them, or none. */
    private Optional<DifficultyColumns> difficulty(List<TokenFile> files) throws IOException {
        List<ShardDifficulty> shards = new ArrayList<>();
        for (int shard = 0; shard < files.size(); shard++) {
            Path columns = folder.resolve(DatasetSplit.TRAIN.difficulty(shard));
            if (!Files.exists(columns)) {
                return Optional.empty();
            }
            shards.add(ShardDifficulty.map(columns, files.get(shard).count(), arena));
        }
        return Optional.of(new DifficultyColumns(shards));
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

    /** The samples to train on; none where the dataset is a text. */
    public Samples trainingSamples() {
        return trainingSamples;
    }

    /** The samples that are held out; none where the dataset is a text. */
    public Samples validationSamples() {
        return validationSamples;
    }

    /** How difficult what is trained on is; nothing where the version was made without measuring it. */
    public Optional<DifficultyColumns> difficulty() {
        return difficulty;
    }

    @Override
    public void close() {
        arena.close();
    }
}

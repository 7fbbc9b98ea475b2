package dev.athanor.data.tokenize;

import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.SampleStatistics;
import dev.athanor.data.corpus.CorpusFacts;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * Puts the tokens of all parts together: the files are those that {@link Tokenization} would have written of the corpus in
 * one go. Parts are added in their order, those to train on first.
 */
public final class PartAssembly implements AutoCloseable {

    private static final int IDS_AT_ONCE = 1 << 16;

    private final Tokenizer tokenizer;
    private final CorpusFacts corpus;
    private final TokenCounts counts;
    private final SampleCounts sampleCounts;
    private final TokenOutput train;
    private final TokenOutput validation;

    /**
     * @param tokenizer that the parts were encoded with; the caller closes it
     * @param folder that the files are written to
     * @param tokensPerShard limit of a file
     */
    public PartAssembly(Tokenizer tokenizer, CorpusFacts corpus, Path folder, long tokensPerShard) {
        this.tokenizer = tokenizer;
        this.corpus = corpus;
        this.counts = new TokenCounts(tokenizer.vocabularySize());
        this.sampleCounts = new SampleCounts(
                corpus.form() == DatasetForm.TEXT ? 0 : corpus.form().sequencesPerSample(), corpus.labels());
        this.train = output(folder, DatasetSplit.TRAIN, tokensPerShard);
        this.validation = output(folder, DatasetSplit.VALIDATION, tokensPerShard);
    }

    private TokenOutput output(Path folder, DatasetSplit split, long tokensPerShard) {
        int width = bytesPerToken();
        return corpus.form() == DatasetForm.TEXT
                ? new TokenFiles(shard -> folder.resolve(split.tokens(shard)), tokensPerShard, width)
                : new SampleShards(folder, split, tokensPerShard, width);
    }

    private int bytesPerToken() {
        return TokenFiles.bytesPerToken(tokenizer.vocabularySize());
    }

    /** Appends a part. */
    public void add(PartTokens part, PartFiles files) throws IOException {
        counts.add(part.counts().stream().mapToLong(Long::longValue).toArray());
        sampleCounts.add(part.split(), part.longestSequences(), part.labelCounts());
        switch (part.split() == DatasetSplit.TRAIN ? train : validation) {
            case TokenFiles out -> {
                copy(files, out);
                countLengths(files);
            }
            case SampleShards out -> copy(files, out);
        }
    }

    private void copy(PartFiles files, TokenFiles out) throws IOException {
        try (var tokens = new NumberReader(files.tokens(), bytesPerToken())) {
            for (int[] ids = tokens.read(IDS_AT_ONCE); ids.length > 0; ids = tokens.read(IDS_AT_ONCE)) {
                out.write(ids);
            }
        }
    }

    private void countLengths(PartFiles files) throws IOException {
        if (corpus.oneText()) {
            return;
        }
        try (var lengths = new NumberReader(files.lengths(), Integer.BYTES)) {
            for (int[] some = lengths.read(IDS_AT_ONCE); some.length > 0; some = lengths.read(IDS_AT_ONCE)) {
                Arrays.stream(some).forEach(counts::addLength);
            }
        }
    }

    private void copy(PartFiles files, SampleShards out) throws IOException {
        int[] labels = corpus.form() == DatasetForm.LABELLED ? labels(files) : new int[0];
        int sequencesPerSample = corpus.form().sequencesPerSample();
        long samples = Files.size(files.lengths()) / Integer.BYTES / sequencesPerSample;
        try (var tokens = new NumberReader(files.tokens(), bytesPerToken());
                var lengths = new NumberReader(files.lengths(), Integer.BYTES)) {
            for (int sample = 0; sample < samples; sample++) {
                List<int[]> sequences = new ArrayList<>();
                for (int length : lengths.read(sequencesPerSample)) {
                    sequences.add(tokens.read(length));
                    counts.addLength(length);
                }
                out.write(sequences, labels.length == 0 ? OptionalInt.empty() : OptionalInt.of(labels[sample]));
            }
        }
    }

    private static int[] labels(PartFiles files) throws IOException {
        try (var labels = new NumberReader(files.labels(), Integer.BYTES)) {
            return labels.read(Math.toIntExact(Files.size(files.labels()) / Integer.BYTES));
        }
    }

    /** All files with their statistics, when every part was added. */
    public TokenizedText finish() throws IOException {
        close();
        var details = corpus.form() == DatasetForm.TEXT ? null : sampleCounts.details();
        if (details == null) {
            TextTokenization.requireTokens(train.tokens(), DatasetSplit.TRAIN);
            TextTokenization.requireTokens(validation.tokens(), DatasetSplit.VALIDATION);
        }
        var sizes = new DatasetStatistics(
                corpus.characters(),
                tokenizer.vocabularySize(),
                train.tokens(),
                validation.tokens(),
                bytesPerToken(),
                details == null
                        ? null
                        : new SampleStatistics(
                                corpus.trainSamples(),
                                corpus.validationSamples(),
                                Collections.max(details.longestSequences()),
                                corpus.labels().size()));
        return new TokenizedText(
                train.files(),
                validation.files(),
                counts.statistics(sizes, corpus.bytes(), tokenizer, corpus.duplicates(), corpus.unselected(), details),
                SpecialTokenIds.of(tokenizer),
                counts.census());
    }

    @Override
    public void close() throws IOException {
        train.close();
        validation.close();
    }
}

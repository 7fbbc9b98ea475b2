package dev.athanor.data.tokenize;

import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.SampleStatistics;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.sample.Sample;
import dev.athanor.data.sample.SampleFile;
import dev.athanor.data.sample.SampleSet;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;

/** Makes files of tokens, ends and labels of labelled samples or of pairs. */
final class SampleTokenization {

    private final CountingEncoder encoder;
    private final Path folder;
    private final long tokensPerShard;
    private final DoubleConsumer progress;

    /** @param progress is told the share that is done, from 0 to 1 */
    SampleTokenization(CountingEncoder encoder, Path folder, long tokensPerShard, DoubleConsumer progress) {
        this.encoder = encoder;
        this.folder = folder;
        this.tokensPerShard = tokensPerShard;
        this.progress = progress;
    }

    TokenizedText run(SampleSet set) throws IOException {
        var tokenizer = encoder.tokenizer();
        requireEnd(set.form(), tokenizer);
        var counts = new SampleCounts(set.form().sequencesPerSample(), set.labels());
        var train = write(set, set.train(), DatasetSplit.TRAIN, counts);
        var validation = write(set, set.validation(), DatasetSplit.VALIDATION, counts);
        var details = counts.details();
        var sizes = new DatasetStatistics(
                set.characters(),
                tokenizer.vocabularySize(),
                train.tokens(),
                validation.tokens(),
                encoder.bytesPerToken(),
                new SampleStatistics(
                        set.train().samples(),
                        set.validation().samples(),
                        Collections.max(details.longestSequences()),
                        set.labels().size()));
        return new TokenizedText(
                train.files(),
                validation.files(),
                encoder.counts().statistics(sizes, set.bytes(), tokenizer, set.duplicates(), set.unselected(), details),
                SpecialTokenIds.of(tokenizer),
                encoder.counts().census());
    }

    /** Refuses a tokenizer that pairs cannot be told apart with. */
    static void requireEnd(DatasetForm form, Tokenizer tokenizer) {
        if (form == DatasetForm.PAIRS && tokenizer.specialTokens().end().isEmpty()) {
            throw new DatasetException(
                    DatasetProblem.TOKENIZER_LACKS_END,
                    "The tokenizer has no token that ends a sequence, and a model of pairs would never stop: take one with </s>, <|endoftext|> or [SEP].");
        }
    }

    private SampleShards write(SampleSet set, SampleFile part, DatasetSplit split, SampleCounts counts)
            throws IOException {
        var frame = SequenceFrame.of(set.form(), encoder.tokenizer().specialTokens());
        double all = (double) set.train().samples() + set.validation().samples();
        long done = split == DatasetSplit.TRAIN ? 0 : set.train().samples();
        var shards = new SampleShards(folder, split, tokensPerShard, encoder.bytesPerToken());
        try (shards) {
            for (Sample sample : part) {
                List<int[]> sequences = new ArrayList<>();
                sample.sequences().forEach(text -> sequences.add(encoder.encode(text, frame)));
                var label = label(sample, set.labels());
                shards.write(sequences, label);
                counts.add(split, sequences, label);
                progress.accept(++done / all);
            }
        }
        return shards;
    }

    private static OptionalInt label(Sample sample, List<String> labels) {
        return sample.label() == null
                ? OptionalInt.empty()
                : OptionalInt.of(Collections.binarySearch(labels, sample.label()));
    }
}

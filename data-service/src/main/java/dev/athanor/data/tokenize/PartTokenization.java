package dev.athanor.data.tokenize;

import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.data.corpus.CorpusFacts;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.sample.Sample;
import dev.athanor.data.sample.SampleFile;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** Encodes one part of a corpus into files, to be put together with the others later. */
public final class PartTokenization {

    private final CountingEncoder encoder;
    private final CorpusFacts corpus;
    private final SequenceFrame frame;
    private final String ending;
    private final Runnable alive;

    /**
     * @param tokenizer the caller closes it
     * @param corpus that the part is cut from
     * @param alive is asked at each sample and throws if the work is to stop
     */
    public PartTokenization(Tokenizer tokenizer, CorpusFacts corpus, Runnable alive) {
        SampleTokenization.requireEnd(corpus.form(), tokenizer);
        this.encoder = new CountingEncoder(tokenizer);
        this.corpus = corpus;
        this.frame =
                corpus.oneText() ? SequenceFrame.none() : SequenceFrame.of(corpus.form(), tokenizer.specialTokens());
        this.ending = corpus.oneText() ? "" : SequenceFrame.ending(corpus.form(), tokenizer.specialTokens());
        this.alive = alive;
    }

    /**
     * Encodes the part into {@code files}.
     *
     * @throws DatasetException if the tokenizer does not know a character
     */
    public PartTokens run(DatasetSplit split, SampleFile part, PartFiles files) throws IOException {
        var counts = new SampleCounts(
                corpus.form() == DatasetForm.TEXT ? 0 : corpus.form().sequencesPerSample(), corpus.labels());
        long tokens = 0;
        try (var out = PartWriter.open(files, corpus, encoder.bytesPerToken())) {
            for (Sample sample : part) {
                alive.run();
                List<int[]> sequences = new ArrayList<>();
                sample.sequences().forEach(text -> sequences.add(encoder.encode(text + ending, frame)));
                var label = label(sample);
                out.write(sequences, label);
                counts.add(split, sequences, label);
                tokens += sequences.stream().mapToLong(ids -> ids.length).sum();
            }
        }
        return new PartTokens(
                split,
                tokens,
                Arrays.stream(encoder.counts().toArray()).boxed().toList(),
                counts.longestSequences(),
                counts.labelCounts(split));
    }

    private OptionalInt label(Sample sample) {
        return sample.label() == null
                ? OptionalInt.empty()
                : OptionalInt.of(Collections.binarySearch(corpus.labels(), sample.label()));
    }
}

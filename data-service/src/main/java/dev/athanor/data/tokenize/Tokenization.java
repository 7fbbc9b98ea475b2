package dev.athanor.data.tokenize;

import dev.athanor.data.corpus.Corpus;
import dev.athanor.data.sample.SampleSet;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/** Encodes both parts of a corpus into files. */
public final class Tokenization {

    private final CountingEncoder encoder;
    private final Path folder;
    private final long tokensPerShard;

    /**
     * @param tokenizer the caller closes it
     * @param folder that the files are written to
     * @param tokensPerShard limit of a file
     */
    public Tokenization(Tokenizer tokenizer, Path folder, long tokensPerShard) {
        this.encoder = new CountingEncoder(tokenizer);
        this.folder = folder;
        this.tokensPerShard = tokensPerShard;
    }

    /**
     * Encodes.
     *
     * @param progress is told the share that is done, from 0 to 1
     */
    public TokenizedText run(Corpus corpus, DoubleConsumer progress) throws IOException {
        return switch (corpus) {
            case Corpus.Text(var text, var split) ->
                texts(text.bytes(), progress).run(text, split);
            case Corpus.Samples(SampleSet set) ->
                switch (set.form()) {
                    case TEXT -> texts(set.bytes(), progress).run(set);
                    case LABELLED, PAIRS -> new SampleTokenization(encoder, folder, tokensPerShard, progress).run(set);
                };
        };
    }

    private TextTokenization texts(long bytes, DoubleConsumer progress) {
        return new TextTokenization(encoder, folder, tokensPerShard, done -> progress.accept((double) done / bytes));
    }
}

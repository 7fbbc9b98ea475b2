package dev.athanor.data.tokenize;

import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.text.CleanText;
import dev.athanor.data.text.TextRange;
import dev.athanor.data.text.TextSplit;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/** Encodes both parts of a text into token files. */
public final class Tokenization {

    /** One to predict from, one to predict. */
    private static final long FEWEST_TOKENS = 2;

    private final Tokenizer tokenizer;
    private final Path folder;
    private final long tokensPerShard;
    private final TokenCounts counts;

    /**
     * @param tokenizer the caller closes it
     * @param folder that the files are written to
     * @param tokensPerShard limit of a file
     */
    public Tokenization(Tokenizer tokenizer, Path folder, long tokensPerShard) {
        this.tokenizer = tokenizer;
        this.folder = folder;
        this.tokensPerShard = tokensPerShard;
        this.counts = new TokenCounts(tokenizer.vocabularySize());
    }

    /**
     * Encodes.
     *
     * @param progress is told the share that is done, from 0 to 1
     */
    public TokenizedText run(CleanText text, TextSplit split, DoubleConsumer progress) throws IOException {
        double trainShare = (double) split.train().bytes() / text.bytes();
        var train = encode(split.train(), "train", done -> progress.accept(trainShare * done));
        var validation =
                encode(split.validation(), "val", done -> progress.accept(trainShare + (1 - trainShare) * done));
        var sizes = new DatasetStatistics(
                text.characters(),
                tokenizer.vocabularySize(),
                train.tokens(),
                validation.tokens(),
                TokenFiles.bytesPerToken(tokenizer.vocabularySize()));
        return new TokenizedText(
                train.files(),
                validation.files(),
                counts.statistics(sizes, text.bytes(), tokenizer),
                SpecialTokenIds.of(tokenizer));
    }

    private TokenFiles encode(TextRange part, String name, DoubleConsumer progress) throws IOException {
        var files = new TokenFiles(
                shard -> folder.resolve("%s-%05d.bin".formatted(name, shard)),
                tokensPerShard,
                TokenFiles.bytesPerToken(tokenizer.vocabularySize()));
        try (files) {
            long done = 0;
            for (String piece : part) {
                int[] ids = tokenizer.encode(piece);
                counts.add(ids);
                files.write(ids);
                done += piece.getBytes(StandardCharsets.UTF_8).length;
                progress.accept((double) done / part.bytes());
            }
        }
        if (files.tokens() < FEWEST_TOKENS) {
            throw new DatasetException(
                    DatasetProblem.TEXT_TOO_SHORT,
                    "The %s part of the text is a single token: send more text, or take a smaller vocabulary."
                            .formatted(name.equals("val") ? "validation" : "training"));
        }
        return files;
    }
}

package dev.athanor.data.tokenize;

import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.sample.SampleSet;
import dev.athanor.data.text.CleanText;
import dev.athanor.data.text.TextSplit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Makes one stream of tokens of a text, or of documents. */
final class TextTokenization {

    /** One to predict from, one to predict. */
    private static final long FEWEST_TOKENS = 2;

    private final CountingEncoder encoder;
    private final Path folder;
    private final long tokensPerShard;
    private final LongConsumer progress;
    private long done;

    /** @param progress is told how many bytes of text are done, of both parts together */
    TextTokenization(CountingEncoder encoder, Path folder, long tokensPerShard, LongConsumer progress) {
        this.encoder = encoder;
        this.folder = folder;
        this.tokensPerShard = tokensPerShard;
        this.progress = progress;
    }

    TokenizedText run(CleanText text, TextSplit split) throws IOException {
        var frame = SequenceFrame.none();
        var train = encode(split.train(), frame, DatasetSplit.TRAIN);
        var validation = encode(split.validation(), frame, DatasetSplit.VALIDATION);
        var sizes = sizes(train, validation, text.characters());
        return tokenized(
                train, validation, encoder.counts().statistics(sizes, text.bytes(), encoder.tokenizer(), 0, 0, null));
    }

    /** Behind each document stands the token that ends it, or, where the tokenizer has none, a line feed. */
    TokenizedText run(SampleSet documents) throws IOException {
        var special = encoder.tokenizer().specialTokens();
        var frame = SequenceFrame.of(DatasetForm.TEXT, special);
        var ending = SequenceFrame.ending(DatasetForm.TEXT, special);
        var train = encode(documents.train().texts(ending), frame, DatasetSplit.TRAIN);
        var validation = encode(documents.validation().texts(ending), frame, DatasetSplit.VALIDATION);
        var statistics = encoder.counts()
                .statistics(
                        sizes(train, validation, documents.characters()),
                        documents.bytes(),
                        encoder.tokenizer(),
                        documents.duplicates(),
                        documents.unselected(),
                        null);
        return tokenized(train, validation, statistics);
    }

    private TokenFiles encode(Iterable<String> pieces, SequenceFrame frame, DatasetSplit split) throws IOException {
        var files =
                new TokenFiles(shard -> folder.resolve(split.tokens(shard)), tokensPerShard, encoder.bytesPerToken());
        try (files) {
            for (String piece : pieces) {
                files.write(encoder.encode(piece, frame));
                done += piece.getBytes(StandardCharsets.UTF_8).length;
                progress.accept(done);
            }
        }
        requireTokens(files.tokens(), split);
        return files;
    }

    /** Refuses a part that nothing can be learnt or measured with. */
    static void requireTokens(long tokens, DatasetSplit split) {
        if (tokens < FEWEST_TOKENS) {
            throw new DatasetException(
                    DatasetProblem.TEXT_TOO_SHORT,
                    "The %s part of the text is a single token: send more text, or take a smaller vocabulary."
                            .formatted(split == DatasetSplit.VALIDATION ? "validation" : "training"));
        }
    }

    private DatasetStatistics sizes(TokenFiles train, TokenFiles validation, long characters) {
        return new DatasetStatistics(
                characters,
                encoder.tokenizer().vocabularySize(),
                train.tokens(),
                validation.tokens(),
                encoder.bytesPerToken());
    }

    private TokenizedText tokenized(TokenFiles train, TokenFiles validation, TokenStatistics statistics) {
        return new TokenizedText(
                train.files(),
                validation.files(),
                statistics,
                SpecialTokenIds.of(encoder.tokenizer()),
                encoder.counts().census());
    }
}

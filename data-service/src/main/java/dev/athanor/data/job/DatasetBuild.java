package dev.athanor.data.job;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.data.source.SourceFetcher;
import dev.athanor.data.text.CleanText;
import dev.athanor.data.text.TextCleaner;
import dev.athanor.data.text.TextSplit;
import dev.athanor.data.tokenize.Tokenization;
import dev.athanor.data.tokenize.TokenizedText;
import dev.athanor.data.tokenize.TokenizerTraining;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.Sha256;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The way from a source to a version. */
final class DatasetBuild {

    private final ArtifactStore store;
    private final SourceFetcher sources;
    private final BuildLimits limits;
    private final DatasetJobEvent.Requested request;
    private final JobProgress progress;
    private final WorkFolder work;

    DatasetBuild(
            ArtifactStore store,
            SourceFetcher sources,
            BuildLimits limits,
            DatasetJobEvent.Requested request,
            JobProgress progress,
            WorkFolder work) {
        this.store = store;
        this.sources = sources;
        this.limits = limits;
        this.request = request;
        this.progress = progress;
        this.work = work;
    }

    /** Builds the version, or finds it. */
    DatasetEvent.Completed run() throws IOException {
        Path source = fetch();
        CleanText text = clean(source);
        TextSplit split = TextSplit.of(text, request.validationFraction());
        var address = new DatasetAddress(request.dataset(), VersionHash.of(request, text, limits.tokensPerShard()));
        var known = FolderReader.find(store, address.prefix());
        var statistics = known.isPresent()
                ? known.get().attributes(DatasetDescription.class).statistics()
                : write(address, source, text, split);
        return new DatasetEvent.Completed(request.job(), request.dataset(), address.version(), statistics);
    }

    private Path fetch() throws IOException {
        progress.begin(Stage.FETCH);
        Path source = work.file("source");
        sources.fetch(request.source(), source, progress::alive);
        return source;
    }

    private CleanText clean(Path source) throws IOException {
        progress.begin(Stage.CLEAN);
        double bytes = Files.size(source);
        return TextCleaner.clean(source, work.file("text"), read -> progress.reach(Stage.CLEAN, read / bytes));
    }

    private DatasetStatistics write(DatasetAddress address, Path source, CleanText text, TextSplit split)
            throws IOException {
        String tokenizer = trainTokenizer(text, split);
        TokenizedText tokens = tokenize(tokenizer, text, split);
        progress.begin(Stage.STORE);
        var statistics = tokens.statistics().statistics();
        var description = new DatasetDescription(
                request.dataset(),
                address.version(),
                request.source(),
                Sha256.of(source),
                request.tokenizer(),
                request.validationFraction(),
                statistics,
                request.form(),
                List.of(),
                tokens.specialTokens());
        new VersionWriter(store, address, limits.worker(), progress).write(tokenizer, tokens, description);
        return statistics;
    }

    private String trainTokenizer(CleanText text, TextSplit split) {
        progress.begin(Stage.TRAIN_TOKENIZER);
        return TokenizerTraining.train(request.tokenizer(), watched(text.whole()), watched(split.train()))
                .toTokenizerJson();
    }

    private Iterable<String> watched(Iterable<String> pieces) {
        return () -> new WatchedIterator<>(pieces.iterator(), progress::alive);
    }

    private TokenizedText tokenize(String tokenizerJson, CleanText text, TextSplit split) throws IOException {
        progress.begin(Stage.TOKENIZE);
        try (Tokenizer tokenizer = Tokenizer.of(tokenizerJson)) {
            return new Tokenization(tokenizer, work.path(), limits.tokensPerShard())
                    .run(text, split, share -> progress.reach(Stage.TOKENIZE, share));
        }
    }
}

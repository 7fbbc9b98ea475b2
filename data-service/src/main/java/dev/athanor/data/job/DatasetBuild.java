package dev.athanor.data.job;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.SplitConfiguration;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.clean.RuleReport;
import dev.athanor.data.corpus.Corpus;
import dev.athanor.data.corpus.CorpusFacts;
import dev.athanor.data.corpus.CorpusReader;
import dev.athanor.data.corpus.Reading;
import dev.athanor.data.lineage.Derivation;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.report.CorpusSurvey;
import dev.athanor.data.report.ReportAuthor;
import dev.athanor.data.source.Fetched;
import dev.athanor.data.source.SourceFetcher;
import dev.athanor.data.source.SourceFile;
import dev.athanor.data.tokenize.ImportedTokenizer;
import dev.athanor.data.tokenize.Tokenization;
import dev.athanor.data.tokenize.TokenizedText;
import dev.athanor.data.tokenize.TokenizerTraining;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The way from a source to a version. */
final class DatasetBuild {

    /** The sizes of a version whose tokens are not there yet. */
    private static final DatasetStatistics UNKNOWN = new DatasetStatistics(0, 0, 0, 0, 0);

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

    /** What became of a request. */
    sealed interface Result {
        /** The version is there. */
        record Built(DatasetEvent.Completed completed) implements Result {}

        /** Its parts are: they are to be made tokens of, by whoever has time. */
        record Cut(ShardPlan plan) implements Result {}
    }

    /** Builds the version, or finds it, or cuts a large one into parts. */
    Result run() throws IOException {
        Fetched source = fetch();
        Optional<String> imported = importTokenizer();
        var reader = reader();
        Corpus corpus = read(reader, unpack(source));
        var version = VersionHash.of(request, corpus, reader.rules(), imported, limits.tokensPerShard());
        var address = new DatasetAddress(request.dataset(), version);
        var known = FolderReader.find(store, address.prefix());
        if (known.isPresent()) {
            return built(
                    address, known.get().attributes(DatasetDescription.class).statistics(), corpus);
        }
        var survey = survey(corpus);
        String tokenizer = imported.orElseGet(() -> trainTokenizer(corpus));
        if (CorpusFacts.of(corpus).bytes() <= limits.largestWhole()) {
            TokenizedText tokens =
                    new DifficultyStage(request, progress, work).measure(tokenize(tokenizer, corpus), tokenizer);
            var draft = draft(address, source, corpus, survey, reader.rules());
            return built(address, write(address, tokenizer, tokens, draft), corpus);
        }
        progress.begin(Stage.TOKENIZE);
        var draft = draft(address, source, corpus, survey, reader.rules());
        return new Result.Cut(new ShardCutting(store, limits, progress).cut(request, draft, corpus, tokenizer, work));
    }

    private Result.Built built(DatasetAddress address, DatasetStatistics statistics, Corpus corpus) {
        return new Result.Built(new DatasetEvent.Completed(
                request.job(), request.dataset(), address.version(), statistics, corpus.form()));
    }

    private Fetched fetch() throws IOException {
        progress.begin(Stage.FETCH);
        return fetch(request.source(), work.path());
    }

    private Fetched fetch(TextSource from, Path folder) throws IOException {
        if (from instanceof TextSource.Derived derived) {
            Path target = folder.resolve("source");
            new Derivation(store, this::readPart, folder).write(derived, target);
            return Fetched.of(List.of(new SourceFile("", target)));
        }
        return sources.fetch(from, folder, progress::alive);
    }

    /** A part of a derived dataset, which may be derived itself. */
    private Corpus readPart(DatasetJobEvent.Requested recipe, Path folder) throws IOException {
        var source = fetch(recipe.source(), folder);
        return new CorpusReader(Reading.of(recipe), folder, share -> progress.alive())
                .read(sources.unpacking(folder, progress::alive).unpack(source.files()));
    }

    private List<SourceFile> unpack(Fetched source) throws IOException {
        return sources.unpacking(work.path(), progress::alive).unpack(source.files());
    }

    private Optional<String> importTokenizer() throws IOException {
        var location = request.tokenizer().file();
        if (location == null) {
            return Optional.empty();
        }
        Path folder = Files.createDirectory(work.file("tokenizer"));
        var fetched = sources.fetch(location, folder, progress::alive);
        Path file = Files.move(fetched.files().getFirst().path(), work.file(DatasetAddress.TOKENIZER));
        return Optional.of(ImportedTokenizer.read(file));
    }

    private CorpusReader reader() {
        return new CorpusReader(Reading.of(request), work.path(), share -> progress.reach(Stage.CLEAN, share));
    }

    private Corpus read(CorpusReader reader, List<SourceFile> files) throws IOException {
        progress.begin(Stage.CLEAN);
        return reader.read(files);
    }

    private CorpusSurvey survey(Corpus corpus) throws IOException {
        progress.begin(Stage.SURVEY);
        var cleaning = Objects.requireNonNullElseGet(request.cleaning(), CleaningConfigurations::none);
        var survey = CorpusSurvey.of(corpus, cleaning, work.path(), progress::alive);
        boolean refuses = request.split() != null && request.split().leakage() == SplitConfiguration.Leakage.REFUSE;
        if (refuses && survey.repetition().leakage().share() > 0) {
            throw new DatasetException(
                    DatasetProblem.SPLIT_LEAKS,
                    ReportAuthor.leakage(survey.repetition())
                            + (corpus instanceof Corpus.Text
                                    ? " Take them out of the text, or send it in rows, of which duplicates can be removed."
                                    : " Remove duplicates, or near duplicates, or divide the documents otherwise."));
        }
        return survey;
    }

    private DatasetStatistics write(
            DatasetAddress address, String tokenizer, TokenizedText tokens, VersionDraft draft) {
        progress.begin(Stage.STORE);
        new VersionWriter(store, address, limits.worker(), progress)
                .write(tokenizer, tokens, draft.report(tokens, tokenizer), draft.describe(tokens));
        return tokens.statistics().statistics();
    }

    private VersionDraft draft(
            DatasetAddress address, Fetched source, Corpus corpus, CorpusSurvey survey, List<RuleReport> rules)
            throws IOException {
        return new VersionDraft(describe(address, source, corpus), CorpusFacts.of(corpus), survey, rules);
    }

    /** The version without what its tokens tell. */
    private DatasetDescription describe(DatasetAddress address, Fetched source, Corpus corpus) throws IOException {
        return new DatasetDescription(
                request.dataset(),
                address.version(),
                request.source(),
                source.sha256(),
                request.tokenizer(),
                request.validationFraction(),
                UNKNOWN,
                corpus.form(),
                corpus.labels(),
                SpecialTokens.NONE,
                new KeptSources(store)
                        .keep(request, source.files().getFirst().path(), work.file(DatasetAddress.TOKENIZER)));
    }

    private String trainTokenizer(Corpus corpus) {
        progress.begin(Stage.TRAIN_TOKENIZER);
        return new TokenizerTraining(request.tokenizer(), request.splitSeed())
                .train(corpus, share -> progress.reach(Stage.TRAIN_TOKENIZER, share));
    }

    private TokenizedText tokenize(String tokenizerJson, Corpus corpus) throws IOException {
        progress.begin(Stage.TOKENIZE);
        try (Tokenizer tokenizer = Tokenizer.of(tokenizerJson)) {
            return new Tokenization(tokenizer, work.path(), limits.tokensPerShard())
                    .run(corpus, share -> progress.reach(Stage.TOKENIZE, share));
        }
    }
}

package dev.athanor.deploy.local.command;

import dev.athanor.contracts.event.TextSource;
import dev.athanor.deploy.local.client.Datasets;
import dev.athanor.deploy.local.client.PlatformClient;
import dev.athanor.deploy.local.terminal.ProgressLine;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = {
            "Makes a version of a dataset: fetches text or samples, cleans, splits and tokenizes them.",
            "The same text with the same settings is the same version."
        })
final class DataAddCommand extends SessionCommand {

    @Parameters(paramLabel = "NAME", description = "Of the dataset.")
    private String name;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Mixin
    private TokenizerOptions tokenizer;

    @Mixin
    private SampleOptions samples;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private ChatOptions chat;

    DataAddCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect();
                var progress = new ProgressLine(terminal())) {
            var datasets = new Datasets(client);
            var job = JobOutcome.await(terminal(), progress, datasets, name, request(datasets));
            if (job.isEmpty()) {
                return Failures.FAILED;
            }
            terminal().out().println(name + " " + job.get().path("version").asText());
            return 0;
        }
    }

    private PlatformClient.Accepted request(Datasets datasets) throws Exception {
        var wish = samples.wish(
                name,
                tokenizer.specification(),
                selection.selection(),
                samples.hasMessages() ? chat.chat(tokenizer.file()) : null);
        if (source.text == null) {
            return datasets.request(wish, source.remote(), tokenizer.file());
        }
        if (!Files.isRegularFile(source.text)) {
            throw new NoSuchFileException(source.text.toString());
        }
        return datasets.upload(wish, source.text, tokenizer.file());
    }

    private static final class Source {

        @Option(
                names = {"--text", "--file"},
                paramLabel = "FILE",
                description = "A file of this machine: a text, or rows in .jsonl, .csv, .tsv or .parquet.")
        private @Nullable Path text;

        @Option(names = "--url", paramLabel = "URL", description = "An address that the platform fetches.")
        private @Nullable String url;

        @Option(names = "--object", paramLabel = "BUCKET/KEY", description = "An object of the platform's store.")
        private @Nullable String object;

        @Option(names = "--synthetic", paramLabel = "CHARACTERS", description = "Generated text of this length.")
        private @Nullable Long synthetic;

        @Option(
                names = "--from",
                paramLabel = "NAME[@VERSION][=WEIGHT]",
                description = "The samples of another dataset; of several one behind the other, or mixed by weights.")
        private List<String> from = List.of();

        private TextSource remote() {
            if (!from.isEmpty()) {
                return DerivedOption.source(from);
            }
            if (url != null) {
                return new TextSource.Url(url);
            }
            if (synthetic != null) {
                return new TextSource.Synthetic(synthetic, 1);
            }
            var path = Objects.requireNonNull(object).replaceFirst("^s3://", "");
            int slash = path.indexOf('/');
            if (slash < 1 || slash == path.length() - 1) {
                throw new IllegalArgumentException("'" + object + "' is no object; allowed is BUCKET/KEY");
            }
            return new TextSource.StoredObject(path.substring(0, slash), path.substring(slash + 1));
        }
    }
}

package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.DatasetWish;
import dev.athanor.deploy.local.client.Datasets;
import dev.athanor.deploy.local.client.PlatformClient;
import dev.athanor.deploy.local.client.PlatformDownException;
import dev.athanor.deploy.local.client.Uploads;
import dev.athanor.deploy.local.terminal.ProgressLine;
import dev.athanor.deploy.local.upload.FileContent;
import dev.athanor.deploy.local.upload.ResumableUpload;
import dev.athanor.deploy.local.upload.UploadContent;
import dev.athanor.deploy.local.upload.UploadMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    private static final int MEBIBYTE = 1 << 20;
    private static final int NAMED_IN_MESSAGES = 3;

    @Parameters(paramLabel = "NAME", description = "Of the dataset.")
    private String name;

    @ArgGroup(multiplicity = "1")
    private SourceOptions source;

    @Mixin
    private TokenizerOptions tokenizer;

    @Mixin
    private SampleOptions samples;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private ChatOptions chat;

    @Option(
            names = "--resumable-above",
            paramLabel = "MIB",
            defaultValue = "64",
            description = "Larger files are sent in pieces: after a break the same command goes on where it was.")
    private long resumableAbove;

    DataAddCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect();
                var progress = new ProgressLine(terminal())) {
            var datasets = new Datasets(client);
            var memory = new UploadMemory(session().home().uploads(), client.origin());
            var content = sentInPieces();
            var accepted =
                    content.isPresent() ? uploaded(client, memory, content.get(), progress) : request(datasets, wish());
            var job = JobOutcome.await(terminal(), progress, datasets, name, accepted);
            if (job.isEmpty()) {
                return Failures.FAILED;
            }
            if (content.isPresent()) {
                memory.forget(content.get());
            }
            terminal().out().println(name + " " + job.get().path("version").asText());
            return 0;
        }
    }

    private DatasetWish wish() throws IOException {
        return samples.wish(
                name,
                tokenizer.specification(),
                selection.selection(),
                samples.hasMessages() ? chat.chat(tokenizer.file()) : null);
    }

    private Optional<UploadContent> sentInPieces() throws IOException {
        if (source.folder() != null) {
            var archive = source.folder().archive(samples.format());
            sayWhatIsLeftOut(archive.leftOut());
            return Optional.of(archive);
        }
        Path file = source.file();
        if (file == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return Files.size(file) > resumableAbove * MEBIBYTE ? Optional.of(FileContent.of(file)) : Optional.empty();
    }

    private void sayWhatIsLeftOut(List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        int more = names.size() - Math.min(names.size(), NAMED_IN_MESSAGES);
        terminal()
                .err()
                .println("athanor: left out, as no Parquet by name: "
                        + String.join(", ", names.subList(0, names.size() - more))
                        + (more > 0 ? " and %d more".formatted(more) : ""));
    }

    /** What was sent once is not sent again, should only the request be refused. */
    private PlatformClient.Accepted uploaded(
            PlatformClient client, UploadMemory memory, UploadContent content, ProgressLine progress)
            throws IOException, InterruptedException {
        var wish = wish();
        var sending = new ResumableUpload(new Uploads(client), memory, ResumableUpload.Patience.USUAL);
        try {
            var upload = sending.send(content, share -> progress.show(name, share, "upload"));
            return new Datasets(client).requestUploaded(wish, upload, tokenizer.file());
        } catch (PlatformDownException e) {
            throw new PlatformDownException(e.getMessage() + " The same command goes on where it was.");
        }
    }

    private PlatformClient.Accepted request(Datasets datasets, DatasetWish wish) throws Exception {
        return source.file() == null
                ? datasets.request(wish, source.remote(), tokenizer.file())
                : datasets.upload(wish, source.file(), tokenizer.file());
    }
}

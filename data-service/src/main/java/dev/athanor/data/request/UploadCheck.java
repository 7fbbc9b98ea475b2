package dev.athanor.data.request;

import dev.athanor.data.corpus.CorpusReader;
import dev.athanor.data.source.SourceFetcher;
import dev.athanor.data.tokenize.ImportedTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that came along are at hand: whoever sent them learns at once what is wrong with them, not from a failed job. */
final class UploadCheck {

    private final SourceFetcher sources;

    UploadCheck(SourceFetcher sources) {
        this.sources = sources;
    }

    /** @throws dev.athanor.data.problem.DatasetException if a file cannot be what the request says it is */
    void check(DatasetRequest request, UploadedFiles files) {
        try {
            if (request.source() instanceof RequestedSource.Upload && files.source() != null) {
                checkSource(request, files.source().path());
            }
            if (request.tokenizer() instanceof RequestedTokenizer.Imported(RequestedSource.Upload _)
                    && files.tokenizer() != null) {
                var unused = ImportedTokenizer.read(files.tokenizer().path());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an uploaded file cannot be read", e);
        }
    }

    private void checkSource(DatasetRequest request, Path file) throws IOException {
        Path folder = Files.createTempDirectory("athanor-upload-");
        try {
            var unused = new CorpusReader(request.reading(), folder, share -> {})
                    .read(sources.unpacking(folder, () -> {}).unpack(file));
        } finally {
            delete(folder);
        }
    }

    /** What is read lies in the folder itself. */
    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}

package dev.athanor.data.job;

import dev.athanor.contracts.address.SourceAddress;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.Sha256;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps the files that were sent along with a request, so that what was made of them can be made again. */
final class KeptSources {

    private final ArtifactStore store;

    KeptSources(ArtifactStore store) {
        this.store = store;
    }

    /** The request, naming where its files are kept instead of where they were sent to. */
    DatasetJobEvent.Requested keep(DatasetJobEvent.Requested request, Path source, Path tokenizer) throws IOException {
        var file = request.tokenizer().file();
        return request.withFiles(
                keep(request.source(), source),
                file == null ? request.tokenizer() : TokenizerSpecification.imported(keep(file, tokenizer)));
    }

    private TextSource keep(TextSource source, Path file) throws IOException {
        if (!(source instanceof TextSource.Upload(String _, String fileName))) {
            return source;
        }
        var key = new SourceAddress(Sha256.of(file)).key();
        if (!store.exists(key)) {
            store.put(key, file);
        }
        return new TextSource.Upload(key, fileName);
    }
}

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
        return switch (source) {
            case TextSource.Upload upload -> kept(file, upload.fileName());
            case TextSource.UploadInParts upload -> kept(file, upload.fileName());
            case TextSource.Url _,
                    TextSource.StoredObject _,
                    TextSource.StoredObjects _,
                    TextSource.HubDataset _,
                    TextSource.Synthetic _,
                    TextSource.Derived _ -> source;
        };
    }

    private TextSource.Upload kept(Path file, String fileName) throws IOException {
        var key = new SourceAddress(Sha256.of(file)).key();
        if (!store.exists(key)) {
            store.put(key, file);
        }
        return new TextSource.Upload(key, fileName);
    }
}

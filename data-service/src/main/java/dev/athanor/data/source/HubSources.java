package dev.athanor.data.source;

import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.hub.HubDatasets;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fetches the files of a hub's dataset one after the other, and no more of them than are needed. */
final class HubSources {

    private final HubDatasets hub;
    private final UrlDownload download;
    private final long largestBytes;

    HubSources(HubDatasets hub, UrlDownload download, long largestBytes) {
        this.hub = hub;
        this.download = download;
        this.largestBytes = largestBytes;
    }

    /** The files that have the rows which are asked for; of the last one the rows that are too many are gone. */
    Fetched fetch(TextSource.HubDataset dataset, Path folder, Runnable alive) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        long bytes = 0;
        long missing = dataset.limit() == null ? Long.MAX_VALUE : dataset.limit();
        long rows = 0;
        for (String path : hub.files(dataset, alive)) {
            if (missing <= 0) {
                break;
            }
            Path target = folder.resolve("source-%06d".formatted(files.size()));
            fetch(dataset, path, target, largestBytes - bytes, alive);
            files.add(new SourceFile(path, target));
            bytes += Files.size(target);
            if (dataset.limit() != null) {
                rows = new ParquetHead(target).rows();
                missing -= rows;
            }
        }
        var fetched = Fetched.of(files);
        if (missing < 0) {
            new ParquetHead(files.getLast().path()).keep(rows + missing);
        }
        return fetched;
    }

    private void fetch(TextSource.HubDataset dataset, String path, Path target, long mostBytes, Runnable alive)
            throws IOException {
        var file = hub.file(dataset, path, alive);
        try {
            download.to(file.address().toString(), file.credentials(), target, mostBytes, alive);
        } catch (DatasetException e) {
            throw e.problem() == DatasetProblem.TEXT_TOO_LARGE ? SourceFetcher.tooLarge(largestBytes) : e.in(path);
        }
    }
}

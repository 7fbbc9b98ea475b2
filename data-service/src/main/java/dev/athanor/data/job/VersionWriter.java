package dev.athanor.data.job;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.data.report.DatasetReport;
import dev.athanor.data.tokenize.TokenizedText;
import dev.athanor.exchange.queue.Job;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.Attempts;
import dev.athanor.exchange.store.FolderWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a version's objects. Two workers that write the same version write the same bytes, so neither harms the other,
 * unless one tidies up: only who holds the newest attempt may, and only while there is no manifest.
 */
final class VersionWriter {

    private final ArtifactStore store;
    private final DatasetAddress address;
    private final Attempts attempts;
    private final String worker;
    private final JobProgress progress;

    VersionWriter(ArtifactStore store, DatasetAddress address, String worker, JobProgress progress) {
        this.store = store;
        this.address = address;
        this.attempts = new Attempts(store, address.attempts());
        this.worker = worker;
        this.progress = progress;
    }

    void write(String tokenizer, TokenizedText tokens, DatasetReport report, DatasetDescription description) {
        int attempt = attempts.claim(worker);
        var folder = new FolderWriter(store, address.prefix());
        try {
            put(folder, tokenizer, tokens, report);
            putTemplate(folder, description);
            progress.alive();
            if (!attempts.isNewest(attempt)) {
                throw new JobStoppedException(Job.Signal.LOST);
            }
            folder.commit(description);
        } catch (RuntimeException e) {
            tidyUp(folder, attempt, e);
            throw e;
        }
        store.deleteAll(address.attempts() + "/");
    }

    private void put(FolderWriter folder, String tokenizer, TokenizedText tokens, DatasetReport report) {
        folder.put(DatasetAddress.TOKENIZER, tokenizer.getBytes(StandardCharsets.UTF_8));
        putAll(folder, tokens.train());
        putAll(folder, tokens.validation());
        folder.putJson(DatasetAddress.STATISTICS, tokens.statistics());
        folder.putJson(DatasetAddress.REPORT, report);
    }

    /** Whoever exports or serves a model of these documents asks for the template that made them. */
    private static void putTemplate(FolderWriter folder, DatasetDescription description) {
        if (description.recipe() != null && description.recipe().chat() != null) {
            folder.putJson(
                    DatasetAddress.TOKENIZER_CONFIGURATION,
                    TokenizerConfiguration.of(description.recipe().chat()));
        }
    }

    private void putAll(FolderWriter folder, List<Path> files) {
        for (Path file : files) {
            progress.alive();
            folder.put(file.getFileName().toString(), file);
        }
    }

    /** After a lost lock nothing is touched, and what goes wrong here must not hide what went wrong before. */
    private void tidyUp(FolderWriter folder, int attempt, RuntimeException reason) {
        if (reason instanceof JobStoppedException stopped && stopped.isLost()) {
            return;
        }
        try {
            if (attempts.isNewest(attempt) && !store.exists(address.manifest())) {
                folder.close();
                store.deleteAll(address.attempts() + "/");
            }
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }
}

package dev.athanor.data.job;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.DatasetJobAddress;
import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.data.corpus.CorpusFacts;
import dev.athanor.exchange.store.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * How a corpus was cut into parts, and everything that is needed to make a version of them. There is at most one per job.
 *
 * @param request that asked for the version
 * @param draft of the version
 * @param folder where the parts lie, without a slash at its end
 * @param tokensPerShard limit of a token file
 * @param parts in their order
 */
record ShardPlan(
        DatasetJobEvent.Requested request, VersionDraft draft, String folder, long tokensPerShard, List<Part> parts) {

    ShardPlan {
        parts = List.copyOf(parts);
    }

    /**
     * A part.
     *
     * @param split that it belongs to
     * @param samples how many it has
     * @param sha256 hash of its file
     */
    record Part(DatasetSplit split, long samples, String sha256) {}

    /** The same with these parts. */
    ShardPlan with(List<Part> cut) {
        return new ShardPlan(request, draft, folder, tokensPerShard, cut);
    }

    /** The plan of a job, if its source was cut and it has not ended. */
    static Optional<ShardPlan> find(ArtifactStore store, String job) {
        return store.find(new DatasetJobAddress(job).plan()).map(ShardPlan::read);
    }

    /**
     * Makes this the job's plan, unless it has one.
     *
     * @return the plan that counts
     */
    ShardPlan settle(ArtifactStore store) {
        return store.putIfAbsent(new DatasetJobAddress(request.job()).plan(), write())
                ? this
                : find(store, request.job()).orElse(this);
    }

    private byte[] write() {
        try {
            return JsonFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ShardPlan read(byte[] content) {
        try {
            return JsonFormat.mapper().readValue(content, ShardPlan.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the parts are cut from. */
    CorpusFacts corpus() {
        return draft.corpus();
    }

    /** The tokenizer. */
    String tokenizer() {
        return folder + "/tokenizer.json";
    }

    /** The text of a part, as samples. */
    String text(int part) {
        return folder + "/text-%05d.samples".formatted(part);
    }

    /** One of a part's token files, by its name. */
    String tokens(int part, String file) {
        return folder + "/part-%05d/%s".formatted(part, file);
    }

    /** Written when all token files of a part lie there; says what they hold. */
    String done(int part) {
        return donePrefix() + "%05d.json".formatted(part);
    }

    /** What the parts that are done have in common. */
    String donePrefix() {
        return folder + "/done/";
    }
}

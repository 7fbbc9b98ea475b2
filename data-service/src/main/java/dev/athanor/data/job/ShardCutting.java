package dev.athanor.data.job;

import dev.athanor.contracts.address.DatasetJobAddress;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.data.corpus.Corpus;
import dev.athanor.data.corpus.CorpusParts;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.Attempts;
import dev.athanor.exchange.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a large corpus into parts and lays them where every worker finds them. */
final class ShardCutting {

    private final ArtifactStore store;
    private final BuildLimits limits;
    private final JobProgress progress;

    ShardCutting(ArtifactStore store, BuildLimits limits, JobProgress progress) {
        this.store = store;
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * Lays the parts and settles the plan, last. Whoever tries again writes into a folder of its own: a source may have
     * changed meanwhile, and parts of two texts must not meet.
     *
     * @return the plan that counts
     */
    ShardPlan cut(
            DatasetJobEvent.Requested request, VersionDraft draft, Corpus corpus, String tokenizer, WorkFolder work)
            throws IOException {
        var address = new DatasetJobAddress(request.job());
        int attempt = new Attempts(store, address.attempts()).claim(limits.worker());
        String folder = address.work() + "/%04d".formatted(attempt);
        List<ShardPlan.Part> parts = new ArrayList<>();
        var plan = new ShardPlan(request, draft, folder, limits.tokensPerShard(), List.of());
        store.put(plan.tokenizer(), tokenizer.getBytes(StandardCharsets.UTF_8));
        new CorpusParts(corpus, limits.bytesPerPart(), work.path()).cut((split, part) -> {
            progress.alive();
            store.put(plan.text(parts.size()), part.file());
            parts.add(new ShardPlan.Part(split, part.samples(), Sha256.of(part.file())));
        });
        progress.alive();
        return plan.with(parts).settle(store);
    }
}

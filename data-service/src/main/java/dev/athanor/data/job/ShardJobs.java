package dev.athanor.data.job;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.data.tokenize.PartAssembly;
import dev.athanor.data.tokenize.PartFiles;
import dev.athanor.data.tokenize.PartTokenization;
import dev.athanor.data.tokenize.TokenizedText;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.queue.Job;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes tokens of the parts of large sources, and a version of the tokens. No job waits for another: who does the last
 * part finds that all are done, and puts them together. A part may be done twice, since the same text gives the same
 * tokens; only one is put together, by the worker that holds the job named in the store, and the queue gives that job to
 * another if the worker dies.
 */
final class ShardJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ShardJobs.class);

    private final ArtifactStore store;
    private final EventPublisher publisher;
    private final BuildLimits limits;

    ShardJobs(ArtifactStore store, EventPublisher publisher, BuildLimits limits) {
        this.store = store;
        this.publisher = publisher;
        this.limits = limits;
    }

    /** Asks for all parts of a plan that are not done yet. */
    void request(ShardPlan plan) {
        var shards = new ShardStore(store, plan);
        for (int number = 0; number < plan.parts().size(); number++) {
            if (!shards.isDone(number)) {
                publisher.publishAndWait(new DatasetJobEvent.ShardRequested(
                        plan.request().job(), plan.request().dataset(), number));
            }
        }
    }

    /**
     * Does a part, unless it is done, and puts all together if it falls to this one.
     *
     * @return the outcome of the whole job, if this was its end
     */
    Optional<DatasetEvent> run(Job<DatasetJobEvent> job, ShardPlan plan, int number, WorkFolder work)
            throws IOException {
        var progress = new JobProgress(job, plan.request(), publisher);
        var shards = new ShardStore(store, plan);
        LOG.info(
                "job={} dataset={} part={} begins",
                plan.request().job(),
                plan.request().dataset(),
                number);
        if (!shards.isDone(number)) {
            tokenize(shards, plan, number, work, progress);
        }
        boolean isLast = shards.done() == plan.parts().size() && shards.isAssembler(number);
        return isLast ? Optional.of(assemble(shards, plan, work, progress)) : Optional.empty();
    }

    private static void tokenize(ShardStore shards, ShardPlan plan, int number, WorkFolder work, JobProgress progress)
            throws IOException {
        progress.alive();
        var text = shards.text(number, work.file("text.samples"));
        var files = PartFiles.in(work.path());
        try (Tokenizer tokenizer = Tokenizer.of(shards.tokenizer())) {
            var tokens = new PartTokenization(tokenizer, plan.corpus(), progress::alive)
                    .run(plan.parts().get(number).split(), text, files);
            // Before the part is done: after that another may end the job at any time, and this would come too late.
            progress.begin(Stage.TOKENIZE, (shards.done() + 1.0) / plan.parts().size());
            shards.put(number, tokens, files);
        }
    }

    private DatasetEvent assemble(ShardStore shards, ShardPlan plan, WorkFolder work, JobProgress progress)
            throws IOException {
        progress.begin(Stage.STORE, 0);
        var description = plan.draft().description();
        var address = new DatasetAddress(description.name(), description.version());
        var tokenizerJson = shards.tokenizer();
        var tokens = new DifficultyStage(plan.request(), progress, work)
                .measure(assemble(shards, plan, work, tokenizerJson, progress), tokenizerJson);
        var statistics = tokens.statistics().statistics();
        if (!store.exists(address.manifest())) {
            new VersionWriter(store, address, limits.worker(), progress)
                    .write(
                            tokenizerJson,
                            tokens,
                            plan.draft().report(tokens, tokenizerJson),
                            plan.draft().describe(tokens));
        }
        return new DatasetEvent.Completed(
                plan.request().job(),
                description.name(),
                description.version(),
                statistics,
                plan.corpus().form());
    }

    private static TokenizedText assemble(
            ShardStore shards, ShardPlan plan, WorkFolder work, String tokenizerJson, JobProgress progress)
            throws IOException {
        var files = PartFiles.in(work.path());
        try (Tokenizer tokenizer = Tokenizer.of(tokenizerJson);
                var assembly = new PartAssembly(tokenizer, plan.corpus(), work.path(), plan.tokensPerShard())) {
            for (int number = 0; number < plan.parts().size(); number++) {
                progress.reach(Stage.STORE, (double) number / plan.parts().size() / 2);
                assembly.add(shards.tokens(number, files), files);
            }
            for (var file : files.of(plan.corpus())) {
                Files.delete(file);
            }
            return assembly.finish();
        }
    }
}

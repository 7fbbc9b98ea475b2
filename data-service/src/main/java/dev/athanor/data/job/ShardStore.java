package dev.athanor.data.job;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.DatasetJobAddress;
import dev.athanor.data.sample.SampleFile;
import dev.athanor.data.tokenize.PartFiles;
import dev.athanor.data.tokenize.PartTokens;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.CorruptObjectException;
import dev.athanor.exchange.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What waits in the object store between the jobs of one source: texts of parts, then their tokens. */
final class ShardStore {

    private final ArtifactStore store;
    private final ShardPlan plan;

    ShardStore(ArtifactStore store, ShardPlan plan) {
        this.store = store;
        this.plan = plan;
    }

    /** Removes everything of a job that has ended, but its outcome. */
    static void forget(ArtifactStore store, String job) {
        var address = new DatasetJobAddress(job);
        store.delete(address.plan());
        store.delete(address.assembly());
        store.deleteAll(address.work() + "/");
        store.deleteAll(address.attempts() + "/");
    }

    /**
     * That a part is done.
     *
     * @param tokens what it became
     * @param sha256 hashes of its files, by their names
     */
    record Done(PartTokens tokens, Map<String, String> sha256) {
        Done {
            sha256 = Map.copyOf(sha256);
        }
    }

    String tokenizer() {
        return new String(
                store.find(plan.tokenizer()).orElseThrow(() -> missing(plan.tokenizer())), StandardCharsets.UTF_8);
    }

    /** Fetches the text of a part. */
    SampleFile text(int number, Path target) throws IOException {
        var part = plan.parts().get(number);
        download(plan.text(number), target, part.sha256());
        return new SampleFile(target, part.samples());
    }

    /** Stores a part's tokens, and then that it is done. */
    void put(int number, PartTokens tokens, PartFiles files) throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (Path file : files.of(plan.corpus())) {
            String name = file.getFileName().toString();
            store.put(plan.tokens(number, name), file);
            hashes.put(name, Sha256.of(file));
        }
        store.put(plan.done(number), JsonFormat.mapper().writeValueAsBytes(new Done(tokens, hashes)));
    }

    boolean isDone(int number) {
        return store.exists(plan.done(number));
    }

    /** How many parts are done. */
    int done() {
        return store.list(plan.donePrefix()).size();
    }

    /** Fetches a part's tokens into {@code files} and tells what they are. */
    PartTokens tokens(int number, PartFiles files) throws IOException {
        byte[] content = store.find(plan.done(number)).orElseThrow(() -> missing(plan.done(number)));
        var done = JsonFormat.mapper().readValue(content, Done.class);
        for (Path file : files.of(plan.corpus())) {
            String name = file.getFileName().toString();
            download(
                    plan.tokens(number, name),
                    file,
                    Optional.ofNullable(done.sha256().get(name)).orElseThrow(() -> missing(name)));
        }
        return done.tokens();
    }

    /** Whether the worker of this part is the one that puts all together: the first that asks. */
    boolean isAssembler(int number) throws IOException {
        var key = new DatasetJobAddress(plan.request().job()).assembly();
        byte[] own = JsonFormat.mapper().writeValueAsBytes(Map.of("shard", number));
        if (store.putIfAbsent(key, own)) {
            return true;
        }
        byte[] settled = store.find(key).orElseThrow(() -> missing(key));
        return JsonFormat.mapper().readTree(settled).path("shard").asInt() == number;
    }

    private void download(String key, Path target, String sha256) throws IOException {
        try (InputStream content = store.open(key)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Sha256.of(target).equals(sha256)) {
            throw new CorruptObjectException("The object " + key + " has another SHA-256 than its plan says.");
        }
    }

    private static CorruptObjectException missing(String key) {
        return new CorruptObjectException("The object " + key + " is missing.");
    }
}

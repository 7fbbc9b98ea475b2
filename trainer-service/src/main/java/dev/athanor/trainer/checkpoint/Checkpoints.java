package dev.athanor.trainer.checkpoint;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.CorruptObjectException;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.NoSuchObjectException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints of one run in the object store. */
public final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    /** The program's object in a checkpoint's folder. */
    static final String PROGRAM = "program.pt";

    /** The object of the {@link TrainerState} in a checkpoint's folder. */
    static final String TRAINER = "trainer.json";

    private final ArtifactStore store;
    private final RunAddress run;

    public Checkpoints(ArtifactStore store, RunAddress run) {
        this.store = store;
        this.run = run;
    }

    /**
     * The newest checkpoint that is what its manifest says. Damaged ones are passed over with a warning: the steps since
     * the one before are done again.
     *
     * @param scratch folder that its program is downloaded to
     */
    public Optional<SavedCheckpoint> newestValid(Path scratch) {
        return firstValid(newestFirst().stream(), scratch);
    }

    /**
     * The best checkpoint that is what its manifest says; empty if none was evaluated.
     *
     * @param scratch folder that its program is downloaded to
     */
    public Optional<SavedCheckpoint> bestValid(Path scratch) {
        return firstValid(
                Retention.bestFirst(evaluated()).stream().map(checkpoint -> run.checkpoint(checkpoint.step())),
                scratch);
    }

    private Optional<SavedCheckpoint> firstValid(Stream<CheckpointAddress> addresses, Path scratch) {
        return addresses
                .map(address -> valid(address, scratch))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * A checkpoint of any run.
     *
     * @param scratch folder that its program is downloaded to
     * @return empty if it is not there, or is not what its manifest says
     */
    public Optional<SavedCheckpoint> valid(CheckpointAddress address, Path scratch) {
        try {
            return Optional.of(download(address, scratch));
        } catch (CorruptObjectException | NoSuchObjectException e) {
            LOG.warn("runId={} checkpoint={} is damaged and passed over: {}", run.run(), address, e.getMessage());
            return Optional.empty();
        }
    }

    /** Step of the newest checkpoint whose manifest is written, 0 if there is none. */
    public long newestStep() {
        return newestFirst().stream()
                .mapToLong(CheckpointAddress::step)
                .findFirst()
                .orElse(0);
    }

    private SavedCheckpoint download(CheckpointAddress address, Path scratch) {
        FolderReader folder = FolderReader.find(store, address.prefix())
                .orElseThrow(() -> new CorruptObjectException(address.manifest() + " is gone."));
        TrainerState state = folder.readJson(TRAINER, TrainerState.class);
        Path program = scratch.resolve("step-%08d-saved.pt".formatted(address.step()));
        folder.download(PROGRAM, program);
        return new SavedCheckpoint(address, state, program, folder.manifest().bytes(), folder.manifestSha256());
    }

    private List<CheckpointAddress> newestFirst() {
        return store.list(run.checkpoints() + "/").stream()
                .filter(key -> key.endsWith("/manifest.json"))
                .map(key -> new CheckpointAddress(key.substring(0, key.lastIndexOf('/'))))
                .sorted(Comparator.comparingLong(CheckpointAddress::step).reversed())
                .toList();
    }

    private List<Retention.Evaluated> evaluated() {
        return newestFirst().stream().map(this::evaluated).toList();
    }

    /** A manifest that cannot be read says nothing of a score, and keeps nothing from being removed. */
    private Retention.Evaluated evaluated(CheckpointAddress address) {
        try {
            double score = FolderReader.find(store, address.prefix())
                    .map(folder ->
                            folder.attributes(CheckpointDescription.class).judged())
                    .orElse(Double.NaN);
            return new Retention.Evaluated(address.step(), score);
        } catch (CorruptObjectException e) {
            LOG.warn("runId={} checkpoint={} has a damaged manifest: {}", run.run(), address, e.getMessage());
            return new Retention.Evaluated(address.step(), Double.NaN);
        }
    }

    /** Removes all checkpoints after {@code step}: they are of a branch that the run has left. */
    public void discardAfter(long step) {
        newestFirst().stream()
                .filter(address -> address.step() > step)
                .forEach(address -> store.deleteAll(address.prefix() + "/"));
    }

    /**
     * Removes what {@code retention} does not keep and is older than the newest, remains of uploads that were broken off
     * included.
     */
    public void retain(Retention retention) {
        List<Retention.Evaluated> all = evaluated();
        Set<Long> kept =
                retention.of(all).stream().map(Retention.Evaluated::step).collect(Collectors.toSet());
        long newest = newestStep();
        store.list(run.checkpoints() + "/").stream()
                .map(key -> new CheckpointAddress(key.substring(0, key.lastIndexOf('/'))))
                .distinct()
                .filter(address -> address.step() < newest && !kept.contains(address.step()))
                .forEach(address -> store.deleteAll(address.prefix() + "/"));
    }
}

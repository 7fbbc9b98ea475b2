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
        for (CheckpointAddress address : newestFirst()) {
            try {
                return Optional.of(download(address, scratch));
            } catch (CorruptObjectException | NoSuchObjectException e) {
                LOG.warn("runId={} checkpoint={} is damaged and passed over: {}", run.run(), address, e.getMessage());
            }
        }
        return Optional.empty();
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
        Path program = scratch.resolve("resumed.pt");
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

    /**
     * Removes all that is older than the {@code keep} newest, remains of uploads that were broken off included. The
     * newest always stays.
     */
    public void retain(int keep) {
        List<CheckpointAddress> newestFirst = newestFirst();
        if (newestFirst.size() <= keep) {
            return;
        }
        long oldestKept = newestFirst.get(Math.max(keep, 1) - 1).step();
        store.list(run.checkpoints() + "/").stream()
                .map(key -> new CheckpointAddress(key.substring(0, key.lastIndexOf('/'))))
                .distinct()
                .filter(address -> address.step() < oldestKept)
                .forEach(address -> store.deleteAll(address.prefix() + "/"));
    }
}

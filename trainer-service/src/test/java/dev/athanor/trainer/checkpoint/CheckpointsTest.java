package dev.athanor.trainer.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.LoopState;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.Provenance;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.trainer.record.MemoryStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointsTest {

    private static final RunAddress RUN = new RunAddress("r1");
    private static final RunConfiguration CONFIGURATION =
            RunConfigurations.resolve(RunConfigurations.parse("{name: play, dataset: d@1}"));
    private static final Provenance PROVENANCE = new Provenance("test", "none", 7, "none", "none", "cpu", 1, "fp32");

    @TempDir
    private Path scratch;

    private final MemoryStore store = new MemoryStore();
    private final Checkpoints checkpoints = new Checkpoints(store, RUN);

    /** Ways in which a checkpoint can be broken. */
    private enum Damage {
        PROGRAM_CHANGED_IN_PLACE(RUN.checkpoint(200).program(), "PROGRAM-200"),
        PROGRAM_CUT_SHORT(RUN.checkpoint(200).program(), "prog"),
        PROGRAM_GONE(RUN.checkpoint(200).program(), null),
        STATE_CHANGED(RUN.checkpoint(200).trainer(), "{}"),
        STATE_GONE(RUN.checkpoint(200).trainer(), null),
        MANIFEST_NO_JSON(RUN.checkpoint(200).manifest(), "{\"objects\": ["),
        MANIFEST_OF_SOMETHING_ELSE(RUN.checkpoint(200).manifest(), "{\"objects\": [], \"attributes\": {}}"),
        MANIFEST_GONE(RUN.checkpoint(200).manifest(), null);

        private final String key;
        private final @Nullable String content;

        Damage(String key, @Nullable String content) {
            this.key = key;
            this.content = content;
        }
    }

    @ParameterizedTest
    @EnumSource
    void damagedCheckpointIsPassedOverForTheOneBefore(Damage damage) throws Exception {
        save(100, 2.0);
        save(200, 1.0);
        if (damage.content == null) {
            store.delete(damage.key);
        } else {
            store.put(damage.key, damage.content.getBytes(UTF_8));
        }

        SavedCheckpoint newest = checkpoints.newestValid(scratch).orElseThrow();
        SavedCheckpoint best = checkpoints.bestValid(scratch).orElseThrow();

        assertThat(newest.state().step()).isEqualTo(100);
        assertThat(Files.readString(newest.program())).isEqualTo("program-100");
        assertThat(best.state().step()).isEqualTo(100);
    }

    @Test
    void bestCheckpointIsThatWithTheLeastValidationLoss() {
        save(100, 2.0);
        save(200, 1.0);
        save(300, 1.5);
        save(400, null);

        assertThat(checkpoints.bestValid(scratch).orElseThrow().state().step()).isEqualTo(200);
        assertThat(checkpoints.newestValid(scratch).orElseThrow().state().step())
                .isEqualTo(400);
    }

    @Test
    void pruningLeavesTheNewestAndTheBestAndClearsWhatWasBrokenOff() {
        save(100, 1.0);
        save(200, 2.0);
        store.put(RUN.checkpoint(250).program(), new byte[] {1});
        save(300, 3.0);
        save(400, null);
        store.put(RUN.checkpoint(450).program(), new byte[] {1});

        checkpoints.retain(new Retention(1, 1));

        assertThat(store.list(RUN.checkpoints()))
                .extracting(key -> new CheckpointAddress(key.substring(0, key.lastIndexOf('/'))).step())
                .containsOnly(100L, 400L, 450L);
    }

    @Test
    void whatTheLoopRemembersIsReadBackAsItWasWritten() {
        save(100, 1.5);

        assertThat(checkpoints.newestValid(scratch).orElseThrow().milestone().state())
                .isEqualTo(LoopState.FRESH.after(12.5, true));
    }

    @Test
    void bestCheckpointIsThatOfTheLeastScoreWhateverItsLoss() {
        save(100, 1.5, -0.8);
        save(200, 1.0, -0.7);

        assertThat(checkpoints.bestValid(scratch).orElseThrow().state().step()).isEqualTo(100);
    }

    private void save(long step, @Nullable Double validationLoss) {
        save(step, validationLoss, null);
    }

    private void save(long step, @Nullable Double validationLoss, @Nullable Double score) {
        try (FolderWriter folder = new FolderWriter(store, RUN.checkpoint(step).prefix())) {
            folder.put(Checkpoints.PROGRAM, ("program-" + step).getBytes(UTF_8));
            folder.putJson(
                    Checkpoints.TRAINER,
                    new TrainerState(
                            RUN.run(),
                            1,
                            step,
                            step * 64,
                            16,
                            validationLoss,
                            null,
                            LoopState.FRESH.after(12.5, true),
                            null,
                            CONFIGURATION,
                            PROVENANCE,
                            null));
            folder.commit(new CheckpointDescription(RUN.run(), 1, step, validationLoss, score, null));
        }
    }
}

package dev.athanor.trainer.checkpoint;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.LoopState;
import dev.athanor.contracts.address.PatienceState;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.trainer.loop.Milestone;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A checkpoint that a run can go on from.
 *
 * @param address in the object store
 * @param state what it knows beside the program
 * @param program the local copy, verified
 * @param bytes size of all its objects
 * @param sha256 hash of its manifest
 */
public record SavedCheckpoint(CheckpointAddress address, TrainerState state, Path program, long bytes, String sha256) {

    /** Where the loop goes on. */
    public Milestone milestone() {
        return new Milestone(
                state.step(),
                state.validationLoss() == null ? OptionalDouble.empty() : OptionalDouble.of(state.validationLoss()),
                Objects.requireNonNullElse(state.loop(), LoopState.FRESH));
    }

    /** Where a run of another configuration begins: with the schedule as it stands, but with a patience of its own. */
    public Milestone milestoneForAnother() {
        Milestone milestone = milestone();
        return new Milestone(
                milestone.step(),
                OptionalDouble.empty(),
                new LoopState(0, 0, milestone.state().plateau(), PatienceState.FRESH, null, List.of()));
    }

    /**
     * Says again that it is there: whoever wrote it may have died before it could.
     *
     * @param attempt that says it
     */
    public RunEvent.CheckpointSaved announcement(int attempt) {
        return new RunEvent.CheckpointSaved(
                state.run(),
                attempt,
                state.step(),
                address.prefix(),
                bytes,
                sha256,
                state.validationLoss(),
                state.expectedLoss());
    }
}

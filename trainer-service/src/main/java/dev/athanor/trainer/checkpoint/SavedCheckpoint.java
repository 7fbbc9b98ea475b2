package dev.athanor.trainer.checkpoint;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.trainer.loop.StartingPoint;
import java.nio.file.Path;
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
    public StartingPoint startingPoint() {
        return new StartingPoint(
                state.step(),
                state.validationLoss() == null ? OptionalDouble.empty() : OptionalDouble.of(state.validationLoss()));
    }

    /**
     * Says again that it is there: whoever wrote it may have died before it could.
     *
     * @param attempt that says it
     */
    public RunEvent.CheckpointSaved announcement(int attempt) {
        return new RunEvent.CheckpointSaved(
                state.run(), attempt, state.step(), address.prefix(), bytes, sha256, state.validationLoss());
    }
}

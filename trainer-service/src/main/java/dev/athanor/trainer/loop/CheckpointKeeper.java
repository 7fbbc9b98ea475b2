package dev.athanor.trainer.loop;

import dev.athanor.trainer.program.TrainingProgram;
import java.util.OptionalDouble;

/** Takes checkpoints of the run. */
public interface CheckpointKeeper {

    /**
     * Saves the program as it is now. Returns as soon as the program may go on; the rest happens elsewhere.
     *
     * @param program to save
     * @param step optimizer steps done
     * @param validationLoss at this step, if it was evaluated
     */
    void save(TrainingProgram program, long step, OptionalDouble validationLoss);
}

package dev.athanor.trainer.loop;

import dev.athanor.trainer.program.TrainingProgram;
import java.util.Optional;

/** Takes checkpoints of the run, and gives the best of them back. */
public interface CheckpointKeeper {

    /**
     * Saves the program as it is now. Returns as soon as the program may go on; the rest happens elsewhere.
     *
     * @param program to save
     * @param milestone where the run stands
     */
    void save(TrainingProgram program, Milestone milestone);

    /**
     * A step is done. What the step after a checkpoint gave is what whoever goes on from there has to get.
     *
     * @param step optimizer steps done, this one included
     * @param loss of its batch before its update, nats per token
     */
    void stepped(long step, double loss);

    /** The program of the best checkpoint; the caller closes it. Empty if none has one. */
    Optional<BestProgram> best();
}

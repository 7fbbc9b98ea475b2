package dev.athanor.trainer.loop;

import dev.athanor.trainer.program.TrainingProgram;

/**
 * The program as it was at its best evaluation.
 *
 * @param step optimizer steps done then
 * @param program closed with this
 */
public record BestProgram(long step, TrainingProgram program) implements AutoCloseable {
    @Override
    public void close() {
        program.close();
    }
}

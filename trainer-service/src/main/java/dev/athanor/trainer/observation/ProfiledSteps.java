package dev.athanor.trainer.observation;

import dev.athanor.contracts.config.ProfileConfiguration;
import dev.athanor.trainer.program.TrainingProgram;
import java.nio.file.Path;

/** Profiles some steps of a program, in a row, once. */
final class ProfiledSteps {

    private final TrainingProgram program;
    private final ProfileConfiguration wanted;
    private final Observer observer;
    private final Path trace;
    private boolean isRunning;

    /** @param scratch folder for the trace */
    ProfiledSteps(TrainingProgram program, ProfileConfiguration wanted, Observer observer, Path scratch) {
        this.program = program;
        this.wanted = wanted;
        this.observer = observer;
        this.trace = scratch.resolve("trace.json");
    }

    void before(long step) {
        if (wanted.atStep() > 0 && step == wanted.atStep()) {
            program.beginProfile();
            isRunning = true;
        }
    }

    void after(long step) {
        if (step + 1 >= wanted.atStep() + wanted.steps()) {
            end();
        }
    }

    /** A run that ends sooner has a shorter profile. */
    void end() {
        if (isRunning) {
            isRunning = false;
            program.endProfile(trace);
            observer.profiled(wanted.atStep(), trace);
        }
    }
}

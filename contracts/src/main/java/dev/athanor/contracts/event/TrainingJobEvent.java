package dev.athanor.contracts.event;

import dev.athanor.contracts.config.RunConfiguration;

/** Work for the trainers. */
public sealed interface TrainingJobEvent extends AthanorEvent {

    /**
     * A run is wanted.
     *
     * @param run the run's id
     * @param configuration the resolved configuration; its dataset names one exact version
     */
    @EventType("dev.athanor.run.requested.v1")
    record Requested(String run, RunConfiguration configuration) implements TrainingJobEvent {
        @Override
        public String subject() {
            return run;
        }
    }
}

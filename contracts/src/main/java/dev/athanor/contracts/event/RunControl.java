package dev.athanor.contracts.event;

/** Signals to whoever runs a job. */
public sealed interface RunControl extends AthanorEvent {

    /** The run's id. */
    String run();

    @Override
    default String subject() {
        return run();
    }

    /** End the run after the step in progress, with a checkpoint. */
    @EventType("dev.athanor.run-control.stop.v1")
    record Stop(String run, String reason) implements RunControl {}

    /** As {@link Stop}, on behalf of a policy that judged the run's curve: the run ends as pruned, not as cancelled. */
    @EventType("dev.athanor.run-control.stop-early.v1")
    record StopEarly(String run, String reason) implements RunControl {}

    /** Save a checkpoint after the step in progress. */
    @EventType("dev.athanor.run-control.save.v1")
    record Save(String run) implements RunControl {}
}

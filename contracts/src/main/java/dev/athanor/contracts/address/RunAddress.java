package dev.athanor.contracts.address;

/**
 * Objects of one run.
 *
 * @param run the run's id
 */
public record RunAddress(String run) {

    /** The folder of the run, without a slash at its end. */
    public String prefix() {
        return "runs/" + run;
    }

    /** The folder of all checkpoints. */
    public String checkpoints() {
        return prefix() + "/checkpoints";
    }

    /** The checkpoint after {@code step} optimizer steps. */
    public CheckpointAddress checkpoint(long step) {
        return new CheckpointAddress(checkpoints() + "/step-%08d".formatted(step));
    }

    /** The folder of what people look at: event files, logs, samples. */
    public String artifacts() {
        return prefix() + "/artifacts";
    }

    /** TensorBoard's event files; each attempt writes files of its own. */
    public String tensorBoard() {
        return artifacts() + "/tensorboard";
    }

    /** What the trainer said of the run, in lines of JSON; each attempt writes files of its own. */
    public String logs() {
        return artifacts() + "/logs";
    }

    /** The texts that the model wrote after {@code step} optimizer steps. */
    public String samples(long step) {
        return artifacts() + "/samples/step-%08d.txt".formatted(step);
    }

    /** How weights were spread before the given step, and its gradients, parameter by parameter, in JSON. */
    public String histograms(long step) {
        return artifacts() + "/histograms/step-%08d.json".formatted(step);
    }

    /** When each operator of some steps began and ended, in the trace event format, from the given step on. */
    public String trace(long step) {
        return artifacts() + "/profile/step-%08d.trace.json".formatted(step);
    }

    /** How long each kind of operator took in a {@link #trace}, as a table. */
    public String operators(long step) {
        return artifacts() + "/profile/step-%08d.operators.txt".formatted(step);
    }

    /** The folder of the attempts. */
    public String attempts() {
        return prefix() + "/attempts";
    }

    /** Created only if absent, by the worker that holds the attempt. */
    public String attempt(int number) {
        return attempts() + "/%04d.json".formatted(number);
    }

    /** Created only if absent, when the run has ended: a job that is delivered again after that is done already. */
    public String outcome() {
        return prefix() + "/outcome.json";
    }

    /** Written after the outcome's event is on the log, so that a worker that died in between has it said by the next. */
    public String outcomeAnnounced() {
        return prefix() + "/outcome-announced.json";
    }
}

package dev.athanor.transformer.torch;

/**
 * Writes the source of programs: what differs from one to another comes from its {@link ProgramParts}, the lines around
 * them, which are the same for every program, from here.
 */
final class ProgramSource {

    /** The root class of every program. */
    static final String ROOT = "Program";

    private final ProgramParts parts;
    private final String limits;

    ProgramSource(ProgramParts parts) {
        this.parts = parts;
        this.limits = parts.limits().declarations();
    }

    /** A program that has weights and {@code forward}, nothing else. */
    String inference() {
        var scores = parts.scores().apply(Documents.JOINED);
        return parts.modules().classes() + """

                class Program(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                """ + parts.modules().declarations() + limits
                + scores.scores()
                + scores.forward();
    }

    /** A program that trains: {@code step}, {@code evaluate}, {@code forward}, {@code write} if it can, and their state. */
    String training(TrainingSettings settings) {
        var optimizer = new OptimizerSource(parts.modules(), settings);
        var objective = parts.objective();
        var scores = parts.scores().apply(settings.documents());
        return parts.modules().classes() + optimizer.classes() + """

                class Program(Module):
                  __parameters__ = []
                  __buffers__ = ["steps", ]
                  training : bool
                """
                + parts.modules().declarations() + limits
                + optimizer.declarations() + """
                  steps : Tensor
                  seed : int
                """
                + (settings.observed() ? ObservedNames.DECLARATION : "")
                + scores.scores()
                + scores.forward()
                + scores.trainingScores(settings.precision())
                + objective.loss(settings.labelSmoothing())
                + scores.writing()
                + optimizer.lines()
                + objective.differentiation(settings, optimizer.trained())
                + steps(settings, objective.averaging());
    }

    private static String steps(TrainingSettings settings, Averaging averaging) {
        var steps = new StepSource(settings.precision(), averaging);
        return settings.observed() ? steps.lines() + steps.observing() : steps.lines();
    }
}

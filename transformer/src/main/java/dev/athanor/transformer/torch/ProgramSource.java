package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/**
 * Writes the source of programs: the model's own lines come from {@link TorchScriptOps}, the lines around them, which
 * are the same for every model, from here.
 */
final class ProgramSource {

    /** The root class of every program. */
    static final String ROOT = "Program";

    /** What callers must keep to: read by Java, not by the program. */
    private static final String LIMITS = """
              vocabulary_size : int
              context_length : int
            """;

    private final LanguageModel model;
    private final ModuleTree modules;

    ProgramSource(LanguageModel model, ModuleTree modules) {
        this.model = model;
        this.modules = modules;
    }

    /** A program that has weights and {@code forward}, nothing else. */
    String inference() {
        return modules.classes() + """

                class Program(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                """ + modules.declarations() + LIMITS + scores("scores", Precision.FP32) + forward();
    }

    /** A program that trains: {@code step}, {@code evaluate}, {@code forward}, and their state. */
    String training(TrainingSettings settings) {
        var optimizer = new OptimizerSource(modules, settings);
        return modules.classes() + optimizer.classes() + """

                class Program(Module):
                  __parameters__ = []
                  __buffers__ = ["steps", ]
                  training : bool
                """ + modules.declarations() + LIMITS
                + optimizer.declarations() + """
                  steps : Tensor
                  seed : int
                """
                + scores("scores", Precision.FP32)
                + forward()
                + trainingScores(settings.precision())
                + new LossSource(settings.labelSmoothing()).lines()
                + optimizer.lines()
                + differentiation(settings, optimizer.trained())
                + new StepSource(settings.precision()).lines();
    }

    private String differentiation(TrainingSettings settings, List<Parameter> trained) {
        return switch (settings.activations()) {
            case KEPT -> PlainDifferentiation.lines(settings.precision());
            case RECOMPUTED -> {
                var ops = new SegmentedOps(settings.precision(), model.contextLength());
                List<Segment> segments = ops.segments(model.logits(ops, TorchScriptOps.TOKENS));
                yield new RecomputingDifferentiation(settings.precision(), segments, trained).lines();
            }
        };
    }

    private static String forward() {
        return """
                  def forward(self: __torch__.Program, tokens: Tensor) -> Tensor:
                    logits = (self).scores(tokens, False)
                    return torch.view(logits, [torch.size(tokens, 0), torch.size(tokens, 1), -1])
                """;
    }

    /** In fp32, training and inference are the same lines. */
    private String trainingScores(Precision precision) {
        return switch (precision) {
            case FP32 -> """
                  def training_scores(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
                    return (self).scores(tokens, training)
                """;
            case BF16, FP16 -> scores("training_scores", precision);
        };
    }

    private String scores(String name, Precision precision) {
        var ops = new TorchScriptOps(precision, model.contextLength());
        TorchScriptOps.Variable logits = model.logits(ops, TorchScriptOps.TOKENS);
        return "  def %s(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:\n".formatted(name)
                + ops.body()
                + "    return " + logits + "\n";
    }
}

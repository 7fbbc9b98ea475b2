package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.ops.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
        return modules.classes() + """

                class Moments(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  first_moments : List[Tensor]
                  second_moments : List[Tensor]

                class Program(Module):
                  __parameters__ = []
                  __buffers__ = ["steps", ]
                  training : bool
                """ + modules.declarations() + LIMITS + """
                  decayed : __torch__.Moments
                  undecayed : __torch__.Moments
                  steps : Tensor
                  seed : int
                """
                + scores("scores", Precision.FP32)
                + forward()
                + trainingScores(settings.precision())
                + loss()
                + evaluate()
                + weights()
                + state()
                + gradients()
                + update(settings)
                + step();
    }

    private static String step() {
        return """
                  def step(self: __torch__.Program, tokens: Tensor, learning_rate: Tensor) -> Tensor:
                    torch.set_grad_enabled(True)
                    ops.aten.manual_seed(torch.add(torch.mul(self.seed, 2654435761), int(self.steps)))
                    weights = (self).weights()
                    micro_batches = torch.size(tokens, 0)
                    loss = (self).loss(torch.select(tokens, 0, 0), True)
                    gradients = (self).gradients(loss, weights)
                    loss = torch.detach(loss)
                    for i in range(torch.sub(micro_batches, 1)):
                      micro_loss = (self).loss(torch.select(tokens, 0, torch.add(i, 1)), True)
                      torch._foreach_add_(gradients, (self).gradients(micro_loss, weights))
                      loss = torch.add(loss, torch.detach(micro_loss))
                    torch.set_grad_enabled(False)
                    if torch.gt(micro_batches, 1):
                      torch._foreach_div_(gradients, micro_batches)
                      loss = torch.div(loss, micro_batches)
                    norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients)))
                    finite = torch.logical_and(torch.isfinite(loss), torch.isfinite(norm))
                    if bool(finite):
                      (self).update(weights, gradients, norm, float(learning_rate))
                    return torch.stack([loss, norm, torch.to(torch.logical_not(finite), 6)])
                """;
    }

    private static String loss() {
        return """
                  def loss(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
                    time = torch.sub(torch.size(tokens, 1), 1)
                    logits = (self).training_scores(torch.slice(tokens, 1, 0, time), training)
                    targets = torch.flatten(torch.slice(tokens, 1, 1))
                    return torch.cross_entropy_loss(torch.to(logits, 6), targets)
                """;
    }

    private static String evaluate() {
        return """
                  def evaluate(self: __torch__.Program, tokens: Tensor) -> Tensor:
                    batches = torch.size(tokens, 0)
                    loss = (self).loss(torch.select(tokens, 0, 0), False)
                    for i in range(torch.sub(batches, 1)):
                      loss = torch.add(loss, (self).loss(torch.select(tokens, 0, torch.add(i, 1)), False))
                    return torch.div(loss, batches)
                """;
    }

    private static String gradients() {
        return """
                  def gradients(self: __torch__.Program, loss: Tensor, weights: List[Tensor]) -> List[Tensor]:
                    return [unchecked_cast(Tensor, gradient) for gradient in torch.autograd.grad([loss], weights)]
                """;
    }

    private String update(TrainingSettings settings) {
        var decayed = ParameterGroup.DECAYED;
        var undecayed = ParameterGroup.UNDECAYED;
        int boundary = decayed.members(modules).size();
        return """
                  def update(self: __torch__.Program, weights: List[Tensor], gradients: List[Tensor], norm: Tensor, learning_rate: float) -> NoneType:
                    torch.add_(self.steps, 1)
                """
                + scale(settings.gradientClip())
                + adamW(settings, decayed, "[:%d]".formatted(boundary), settings.weightDecay())
                + adamW(settings, undecayed, "[%d:]".formatted(boundary), 0)
                + "    return None\n";
    }

    /** The fused kernel divides gradients by a scale: clipping costs no pass of its own. */
    private static String scale(double gradientClip) {
        return gradientClip == 0
                ? "    scale = torch.ones_like(norm)\n"
                : "    scale = torch.clamp(torch.div(norm, %s), 1.)\n".formatted(gradientClip);
    }

    /**
     * The update of one group. The moments must be attributes as they stand: TorchScript takes any other list for a new
     * value, finds that nobody reads it, and removes the call.
     */
    private String adamW(TrainingSettings settings, ParameterGroup group, String slice, double weightDecay) {
        return """
                    ops.aten._fused_adamw_(weights%1$s, gradients%1$s, self.%2$s.first_moments, self.%2$s.second_moments,
                      [], torch.mul([self.steps], %3$d), lr=learning_rate,
                      beta1=%4$s, beta2=%5$s, weight_decay=%6$s, eps=%7$s,
                      amsgrad=False, maximize=False, grad_scale=scale, found_inf=None)
                """.formatted(
                        slice,
                        group.attribute(),
                        group.members(modules).size(),
                        settings.beta1(),
                        settings.beta2(),
                        weightDecay,
                        settings.epsilon());
    }

    /** What the optimizer updates, group by group. */
    private String weights() {
        List<Parameter> grouped = new ArrayList<>(ParameterGroup.DECAYED.members(modules));
        grouped.addAll(ParameterGroup.UNDECAYED.members(modules));
        return "  def weights(self: __torch__.Program) -> List[Tensor]:\n    return " + list(grouped);
    }

    /** Every tensor, in the order of the object graph. */
    private String state() {
        return "  def state(self: __torch__.Program) -> List[Tensor]:\n    tensors = " + list(modules.parameters())
                + """
                    torch.extend(tensors, self.decayed.first_moments)
                    torch.extend(tensors, self.decayed.second_moments)
                    torch.extend(tensors, self.undecayed.first_moments)
                    torch.extend(tensors, self.undecayed.second_moments)
                    return torch.append(tensors, self.steps)
                """;
    }

    private static String list(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> "      " + ModuleTree.expression(parameter.name()))
                .collect(Collectors.joining(",\n", "[\n", "]\n"));
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
            case BF16 -> scores("training_scores", precision);
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

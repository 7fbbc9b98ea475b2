package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.archive.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what changes the weights, {@code update}, and the lists of tensors that it and checkpoints go through. */
final class OptimizerSource {

    /** The attributes of a group that hold moments, as many as the optimizer keeps. */
    static final List<String> MOMENTS = List.of("first_moments", "second_moments");

    private final Modules modules;
    private final List<ParameterGroup> groups;
    private final TrainingSettings settings;

    OptimizerSource(Modules modules, TrainingSettings settings) {
        this.modules = modules;
        this.groups = ParameterGroup.of(settings.rules(), modules);
        this.settings = settings;
    }

    /** The class of what a group keeps. */
    String classes() {
        return """

                class Moments(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                """ + moments().map("  %s : List[Tensor]\n"::formatted).collect(Collectors.joining());
    }

    /** The program's attributes that hold the optimizer's state, but for its counter. */
    String declarations() {
        String moments = groups.stream()
                .map(group -> "  %s : __torch__.Moments\n".formatted(group.attribute()))
                .collect(Collectors.joining());
        return hasLossScale() ? moments + LossScale.DECLARATIONS : moments;
    }

    /** The same as objects. */
    void writeTo(Map<String, Attribute> attributes) {
        groups.forEach(group -> attributes.put(group.attribute(), moments(group)));
        if (hasLossScale()) {
            LossScale.writeTo(attributes);
        }
    }

    private Attribute.Module moments(ParameterGroup group) {
        SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("training", new Attribute.Flag(false));
        moments().forEach(moment -> attributes.put(moment, zeros(group, moment)));
        return new Attribute.Module("__torch__.Moments", attributes);
    }

    private static Attribute.TensorList zeros(ParameterGroup group, String moment) {
        return new Attribute.TensorList(group.members().stream()
                .map(parameter -> ModuleTree.tensor(parameter.name() + "." + moment, parameter, false))
                .toList());
    }

    private boolean hasLossScale() {
        return settings.precision() == Precision.FP16;
    }

    String lines() {
        return weights() + state() + update();
    }

    /** The parameters that are trained, group by group. */
    List<Parameter> trained() {
        return groups.stream().flatMap(group -> group.members().stream()).toList();
    }

    private String weights() {
        return "  def weights(self: __torch__.Program) -> List[Tensor]:\n    return "
                + list(trained().stream().map(parameter -> ModuleTree.expression(parameter.name())));
    }

    /** Every tensor, in the order of the object graph. */
    private String state() {
        List<String> extensions = new ArrayList<>();
        groups.forEach(group -> moments()
                .forEach(moment -> extensions.add(
                        "    torch.extend(tensors, self.%s.%s)\n".formatted(group.attribute(), moment))));
        return "  def state(self: __torch__.Program) -> List[Tensor]:\n    tensors = "
                + list(modules.tensors().stream())
                + String.join("", extensions)
                + (hasLossScale() ? LossScale.STATE : "")
                + "    return torch.append(tensors, self.steps)\n";
    }

    private String update() {
        var lines = new StringBuilder("""
                  def update(self: __torch__.Program, weights: List[Tensor], gradients: List[Tensor], norm: Tensor, learning_rate: float) -> NoneType:
                    torch.add_(self.steps, 1)
                """);
        lines.append(scale());
        int first = 0;
        for (ParameterGroup group : groups) {
            int end = first + group.members().size();
            lines.append(update(group, first, end));
            first = end;
        }
        return lines.append("    return None\n").toString();
    }

    /** What gradients are divided by: the fused kernels do it on the way, so clipping costs no pass of its own. */
    private String scale() {
        String scale = settings.gradientClip() == 0
                ? "    scale = torch.ones_like(norm)\n"
                : "    scale = torch.clamp(torch.div(norm, %s), 1.)\n".formatted(settings.gradientClip());
        return switch (settings.precision()) {
            case FP32, BF16 -> scale;
            case FP16 -> scale + "    scale = torch.mul(scale, self.loss_scale)\n";
        };
    }

    private String update(ParameterGroup group, int first, int end) {
        double decay = group.decays() ? settings.optimizer().weightDecay() : 0;
        return switch (settings.optimizer()) {
            case Optimizer.AdamW(double beta1, double beta2, double epsilon, double unused) ->
                adam("_fused_adamw_", group, first, end, beta1, beta2, epsilon, decay);
            case Optimizer.Adam(double beta1, double beta2, double epsilon, double unused) ->
                adam("_fused_adam_", group, first, end, beta1, beta2, epsilon, decay);
            case Optimizer.Sgd(double momentum, boolean nesterov, double unused) ->
                momentum == 0 ? descent(group, first, end, decay) : sgd(group, first, end, momentum, nesterov, decay);
            case Optimizer.Lion(double beta1, double beta2, double unused) ->
                lion(group, first, end, beta1, beta2, decay);
        };
    }

    /**
     * The update of one group. The moments must be attributes as they stand: TorchScript takes any other list for a new
     * value, finds that nobody reads it, and removes the call.
     */
    private static String adam(
            String kernel,
            ParameterGroup group,
            int first,
            int end,
            double beta1,
            double beta2,
            double epsilon,
            double decay) {
        return """
                    ops.aten.%1$s(weights[%2$d:%3$d], gradients[%2$d:%3$d], self.%4$s.first_moments, self.%4$s.second_moments,
                      [], torch.mul([self.steps], %5$d), lr=%6$s,
                      beta1=%7$s, beta2=%8$s, weight_decay=%9$s, eps=%10$s,
                      amsgrad=False, maximize=False, grad_scale=scale, found_inf=None)
                """.formatted(
                        kernel, first, end, group.attribute(), end - first, rate(group), beta1, beta2, decay, epsilon);
    }

    private static String sgd(
            ParameterGroup group, int first, int end, double momentum, boolean nesterov, double decay) {
        return """
                    ops.aten._fused_sgd_(weights[%1$d:%2$d], gradients[%1$d:%2$d], self.%3$s.first_moments,
                      weight_decay=%4$s, momentum=%5$s, lr=%6$s,
                      dampening=0., nesterov=%7$s, maximize=False, is_first_step=False, grad_scale=scale, found_inf=None)
                """.formatted(first, end, group.attribute(), decay, momentum, rate(group), nesterov ? "True" : "False");
    }

    /** Without a list of moments to keep a fused call alive, one weight after the other. */
    private static String descent(ParameterGroup group, int first, int end, double decay) {
        return loop(first, end) + """
                      torch.add_(gradient, weight, alpha=%s)
                      torch.add_(weight, gradient, alpha=torch.neg(%s))
                """.formatted(decay, rate(group));
    }

    private static String lion(ParameterGroup group, int first, int end, double beta1, double beta2, double decay) {
        return loop(first, end)
                + """
                      momentum = self.%1$s.first_moments[i]
                      direction = torch.sign(torch.add(torch.mul(momentum, %2$s), gradient, alpha=%3$s))
                      torch.mul_(weight, torch.sub(1., torch.mul(%6$s, %7$s)))
                      torch.add_(weight, direction, alpha=torch.neg(%6$s))
                      torch.add_(torch.mul_(momentum, %4$s), gradient, alpha=%5$s)
                """.formatted(group.attribute(), beta1, 1 - beta1, beta2, 1 - beta2, rate(group), decay);
    }

    private static String loop(int first, int end) {
        return """
                    for i in range(%2$d):
                      weight = weights[torch.add(i, %1$d)]
                      gradient = torch.div(gradients[torch.add(i, %1$d)], scale)
                """.formatted(first, end - first);
    }

    private static String rate(ParameterGroup group) {
        return group.rate() == 1 ? "learning_rate" : "torch.mul(learning_rate, %s)".formatted(group.rate());
    }

    private Stream<String> moments() {
        return MOMENTS.stream().limit(settings.optimizer().moments());
    }

    private static String list(Stream<String> expressions) {
        return expressions.map(expression -> "      " + expression).collect(Collectors.joining(",\n", "[\n", "]\n"));
    }
}

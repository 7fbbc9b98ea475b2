package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes {@code differentiate} so that the forward pass keeps what goes into each segment and nothing else. The backward
 * pass computes one segment after the other once more, from the last to the first, and hands the gradient of what goes
 * into it on to the one before. Each segment names its random numbers, so that both times they are the same.
 */
final class RecomputingDifferentiation {

    private final Precision precision;
    private final List<Segment> segments;
    private final List<Parameter> trained;
    private final StringBuilder lines = new StringBuilder();
    private final Map<Parameter, List<String>> gradients = new LinkedHashMap<>();

    /**
     * @param segments from the tokens to the scores, at least two
     * @param trained parameters, in the order in which their gradients are wanted
     */
    RecomputingDifferentiation(Precision precision, List<Segment> segments, List<Parameter> trained) {
        this.precision = precision;
        this.segments = segments;
        this.trained = trained;
    }

    String lines() {
        lines.append(segments.stream().map(Segment::method).collect(Collectors.joining()));
        lines.append("""
                  def differentiate(self: __torch__.Program, tokens: Tensor, weights: List[Tensor], draw: int) -> Tuple[Tensor, List[Tensor]]:
                    inputs = (self).inputs(tokens)
                """);
        forward();
        lossOfTheLast();
        for (int segment = segments.size() - 2; segment > 0; segment--) {
            backward(segment);
        }
        backwardOfTheFirst();
        line("return (torch.detach(loss), [%s])"
                .formatted(trained.stream().map(this::sum).collect(Collectors.joining(", "))));
        return lines.toString();
    }

    /** What goes into a segment is {@code x_SEGMENT}, detached from what computed it. */
    private void forward() {
        int last = segments.size() - 1;
        seed(0);
        line("begin = (self).%s(inputs, True)".formatted(segments.getFirst().name()));
        line("x_1 = torch.requires_grad_(torch.detach(begin), True)");
        line("torch.set_grad_enabled(False)");
        for (int segment = 1; segment < last; segment++) {
            seed(segment);
            line("x_%d = %s".formatted(segment + 1, call(segment)));
        }
        line("torch.set_grad_enabled(True)");
        for (int segment = 2; segment <= last; segment++) {
            line("x_%1$d = torch.requires_grad_(x_%1$d, True)".formatted(segment));
        }
    }

    private void lossOfTheLast() {
        int last = segments.size() - 1;
        seed(last);
        line("loss = (self).criterion(%s, tokens, True)".formatted(call(last)));
        differentiate(last, LossScale.scaled(precision, "loss"), "");
    }

    private void backward(int segment) {
        seed(segment);
        line("y_%d = %s".formatted(segment, call(segment)));
        differentiate(segment, "y_" + segment, given(segment + 1));
    }

    /** {@code into_SEGMENT} is the gradient of what goes into it. */
    private void differentiate(int segment, String of, String given) {
        List<Parameter> own = own(segment);
        line("grads_%d = torch.autograd.grad([%s], [%s]%s)".formatted(segment, of, wanted("x_" + segment, own), given));
        line("into_%1$d = unchecked_cast(Tensor, grads_%1$d[0])".formatted(segment));
        note(segment, own, 1);
    }

    private void backwardOfTheFirst() {
        List<Parameter> own = own(0);
        if (!own.isEmpty()) {
            String wanted =
                    own.stream().map(RecomputingDifferentiation::expression).collect(Collectors.joining(", "));
            line("grads_0 = torch.autograd.grad([begin], [%s]%s)".formatted(wanted, given(1)));
            note(0, own, 0);
        }
    }

    /** The gradient of what a segment gave is that of what went into the next. */
    private static String given(int next) {
        return ", annotate(List[Optional[Tensor]], [into_%d])".formatted(next);
    }

    private void note(int segment, List<Parameter> own, int first) {
        for (int i = 0; i < own.size(); i++) {
            gradients
                    .computeIfAbsent(own.get(i), parameter -> new ArrayList<>())
                    .add("unchecked_cast(Tensor, grads_%d[%d])".formatted(segment, first + i));
        }
    }

    private List<Parameter> own(int segment) {
        Predicate<Parameter> isTrained = trained::contains;
        return segments.get(segment).parameters().stream().filter(isTrained).toList();
    }

    private String sum(Parameter parameter) {
        return gradients.get(parameter).stream()
                .reduce("torch.add(%s, %s)"::formatted)
                .orElseThrow();
    }

    private static String wanted(String input, List<Parameter> parameters) {
        List<String> wanted = new ArrayList<>(List.of(input));
        parameters.stream().map(RecomputingDifferentiation::expression).forEach(wanted::add);
        return String.join(", ", wanted);
    }

    private static String expression(Parameter parameter) {
        return ModuleTree.expression(parameter.name());
    }

    private String call(int segment) {
        return "(self).%s(inputs, x_%d, True)".formatted(segments.get(segment).name(), segment);
    }

    private void seed(int segment) {
        line("ops.aten.manual_seed(torch.add(draw, %d))".formatted(segment * 958689097L));
    }

    private void line(String line) {
        lines.append("    ").append(line).append('\n');
    }
}

package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes {@code differentiate} so that the forward pass keeps what goes into each segment and nothing else. The backward
 * pass computes one segment after the other once more, from the last to the first, and hands the gradient of what goes
 * into it on to the one before; the gradients of what was read come together from all blocks that look at it. Each segment
 * names its random numbers, so that both times they are the same.
 */
final class RecomputingDifferentiation {

    private final Precision precision;
    private final SegmentArguments arguments;
    private final List<Segment> segments;
    private final List<Parameter> trained;
    private final StringBuilder lines = new StringBuilder();
    private final Map<Parameter, List<String>> gradients = new LinkedHashMap<>();
    private final List<String> gradientsOfRead = new ArrayList<>();

    /**
     * @param arguments of every segment
     * @param segments from the tokens to the scores, at least two
     * @param trained parameters, in the order in which their gradients are wanted
     */
    RecomputingDifferentiation(
            Precision precision, SegmentArguments arguments, List<Segment> segments, List<Parameter> trained) {
        this.precision = precision;
        this.arguments = arguments;
        this.segments = segments;
        this.trained = trained;
    }

    String lines() {
        lines.append(segments.stream().map(segment -> segment.method(arguments)).collect(Collectors.joining()));
        lines.append("""
                  def differentiate(self: __torch__.Program, tokens: Tensor, weights: List[Tensor], draw: int) -> Tuple[Tensor, List[Tensor]]:
                """);
        for (int i = 0; i < arguments.names().size(); i++) {
            line(bound(i) + " = " + arguments.values().get(i));
        }
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

    /** The variable of a segment's argument, which every call names. */
    private String bound(int argument) {
        return "given_" + arguments.names().get(argument);
    }

    /** What goes into a segment is {@code x_SEGMENT}, detached from what computed it. */
    private void forward() {
        int last = segments.size() - 1;
        seed(0);
        line("begin = " + call(0));
        line("x_1 = torch.requires_grad_(torch.detach(begin), True)");
        line("torch.set_grad_enabled(False)");
        for (int segment = 1; segment < last; segment++) {
            seed(segment);
            line(
                    segments.get(segment).endsReading()
                            ? "x_%d, read, = %s".formatted(segment + 1, call(segment))
                            : "x_%d = %s".formatted(segment + 1, call(segment)));
        }
        line("torch.set_grad_enabled(True)");
        for (int segment = 2; segment <= last; segment++) {
            line("x_%1$d = torch.requires_grad_(x_%1$d, True)".formatted(segment));
        }
        if (segments.stream().anyMatch(Segment::endsReading)) {
            line("read = torch.requires_grad_(read, True)");
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
        if (segments.get(segment).endsReading()) {
            line("y_%1$d, read_%1$d, = %2$s".formatted(segment, call(segment)));
            line("into_read = " + sum(gradientsOfRead));
            differentiate(
                    segment,
                    "y_%1$d, read_%1$d".formatted(segment),
                    given("into_%d, into_read".formatted(segment + 1)));
        } else {
            line("y_%d = %s".formatted(segment, call(segment)));
            differentiate(segment, "y_" + segment, given("into_" + (segment + 1)));
        }
    }

    /** {@code into_SEGMENT} is the gradient of what goes into it. */
    private void differentiate(int segment, String of, String given) {
        List<String> wanted = new ArrayList<>(List.of("x_" + segment));
        boolean looksAtRead = segments.get(segment).given() == Segment.Given.ROWS_AND_READ;
        if (looksAtRead) {
            wanted.add(Segment.READ);
            gradientsOfRead.add("unchecked_cast(Tensor, grads_%d[1])".formatted(segment));
        }
        int first = wanted.size();
        List<Parameter> own = own(segment);
        own.stream().map(RecomputingDifferentiation::expression).forEach(wanted::add);
        line("grads_%d = torch.autograd.grad([%s], [%s]%s)".formatted(segment, of, String.join(", ", wanted), given));
        line("into_%1$d = unchecked_cast(Tensor, grads_%1$d[0])".formatted(segment));
        note(segment, own, first);
    }

    private void backwardOfTheFirst() {
        List<Parameter> own = own(0);
        if (!own.isEmpty()) {
            String wanted =
                    own.stream().map(RecomputingDifferentiation::expression).collect(Collectors.joining(", "));
            line("grads_0 = torch.autograd.grad([begin], [%s]%s)".formatted(wanted, given("into_1")));
            note(0, own, 0);
        }
    }

    /** The gradients of what a segment gave are those of what went into the ones behind it. */
    private static String given(String gradients) {
        return ", annotate(List[Optional[Tensor]], [%s])".formatted(gradients);
    }

    private void note(int segment, List<Parameter> own, int first) {
        for (int i = 0; i < own.size(); i++) {
            gradients
                    .computeIfAbsent(own.get(i), parameter -> new ArrayList<>())
                    .add("unchecked_cast(Tensor, grads_%d[%d])".formatted(segment, first + i));
        }
    }

    private List<Parameter> own(int segment) {
        return segments.get(segment).parameters().stream()
                .filter(trained::contains)
                .toList();
    }

    private String sum(Parameter parameter) {
        return sum(Objects.requireNonNull(gradients.get(parameter)));
    }

    private static String sum(List<String> tensors) {
        return tensors.stream().reduce("torch.add(%s, %s)"::formatted).orElseThrow();
    }

    private static String expression(Parameter parameter) {
        return ModuleTree.expression(parameter.name());
    }

    private String call(int segment) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < arguments.names().size(); i++) {
            values.add(bound(i));
        }
        switch (segments.get(segment).given()) {
            case NOTHING -> {}
            case ROWS -> values.add("x_" + segment);
            case ROWS_AND_READ -> values.addAll(List.of("x_" + segment, Segment.READ));
        }
        values.add("True");
        return "(self).%s(%s)".formatted(segments.get(segment).name(), String.join(", ", values));
    }

    private void seed(int segment) {
        line("ops.aten.manual_seed(torch.add(draw, %d))".formatted(segment * 958689097L));
    }

    private void line(String line) {
        lines.append("    ").append(line).append('\n');
    }
}

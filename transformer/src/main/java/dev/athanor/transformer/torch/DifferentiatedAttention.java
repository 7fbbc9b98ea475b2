package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.torch.Value.Layout;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes attention and leaves its gradient to autograd: kernels and their gradients differ from device to device. */
final class DifferentiatedAttention {

    private final DifferentiatedLines lines;
    private final AttentionLines attention;

    DifferentiatedAttention(DifferentiatedLines lines, AttentionLines attention) {
        this.lines = lines;
        this.attention = attention;
    }

    Value ofPacked(Attention shape, Value queryKeyValue) {
        Value input = lines.computed(queryKeyValue);
        return byAutograd(() -> attention.ofPacked(shape, input.name()), input);
    }

    Value ofSeparate(Attention shape, Value queries, Value keys, Value values) {
        Value query = lines.computed(queries);
        Value key = lines.computed(keys);
        Value value = lines.computed(values);
        return byAutograd(
                () -> attention.ofSeparate(shape, query.name(), key.name(), value.name(), null), query, key, value);
    }

    /**
     * Leaves some lines to autograd.
     *
     * @param attended writes them and returns the variable of their result, {@code [batch * time, width]}
     * @param inputs variables without a graph
     */
    private Value byAutograd(Supplier<String> attended, Value... inputs) {
        String varying =
                Stream.of(inputs).filter(Value::varies).map(Value::name).collect(Collectors.joining(", "));
        if (varying.isEmpty()) {
            return new Value(attended.get(), Layout.ROWS, lines.precision(), false);
        }
        MethodBody body = lines.body();
        Stream.of(inputs)
                .filter(Value::varies)
                .forEach(input -> body.line("%1$s = torch.requires_grad_(%1$s, True)".formatted(input)));
        body.line("torch.set_grad_enabled(True)");
        var result = new Value(attended.get(), Layout.ROWS, lines.precision(), true);
        body.line("torch.set_grad_enabled(False)");
        lines.backward(result, gradient -> {
            String all = body.assign(
                    "into_" + result,
                    "torch.autograd.grad([%s], [%s], annotate(List[Optional[Tensor]], [%s]))"
                            .formatted(result, varying, gradient));
            int index = 0;
            for (Value input : inputs) {
                if (input.varies()) {
                    lines.tape().add(input.name(), "unchecked_cast(Tensor, %s[%d])".formatted(all, index));
                    index++;
                }
            }
        });
        return result;
    }
}

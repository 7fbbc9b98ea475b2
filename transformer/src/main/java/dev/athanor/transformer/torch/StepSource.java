package dev.athanor.transformer.torch;

/**
 * Writes {@code step}, one optimizer step of a batch, and on request {@code observe}, the same step seen from near. Random
 * numbers of each micro-batch are named by {@code draw}, which generators cut to 32 bits: a large odd number apart, those of
 * neighbours do not meet.
 */
final class StepSource {

    private final Precision precision;
    private final Averaging averaging;

    StepSource(Precision precision, Averaging averaging) {
        this.precision = precision;
        this.averaging = averaging;
    }

    String lines() {
        return switch (precision) {
            case FP32, BF16 -> step();
            case FP16 -> LossScale.ADAPT + step();
        };
    }

    /** A step that also says how weights and gradients are spread and how far the weights move, see {@link Observation}. */
    String observing() {
        return Observation.DISTRIBUTION + """
                  def observe(self: __torch__.Program, tokens: Tensor, learning_rate: Tensor, bins: Tensor) -> Tensor:
                """ + gradients() + """
                    seen = [statistics]
                    if finite:
                      for i in range(torch.len(weights)):
                        torch.append(seen, (self).distribution(weights[i], int(bins)))
                        torch.append(seen, (self).distribution(%s, int(bins)))
                      before = [torch.clone(weight) for weight in weights]
                      (self).update(weights, gradients, norm, float(learning_rate))
                      for i in range(torch.len(weights)):
                        change = torch.linalg_vector_norm(torch.sub(weights[i], before[i]))
                        torch.append(seen, torch.reshape(change, [1]))
                """.formatted(unscaledGradient()) + adapted()
                + "    return torch.cat(seen)\n";
    }

    private String step() {
        return """
                  def step(self: __torch__.Program, tokens: Tensor, learning_rate: Tensor) -> Tensor:
                """ + gradients() + """
                    if finite:
                      (self).update(weights, gradients, norm, float(learning_rate))
                """ + adapted() + """
                    return statistics
                """;
    }

    /** Up to the gradients of the whole batch, whether they are {@code finite}, and the step's {@code statistics}. */
    private String gradients() {
        return """
                    torch.set_grad_enabled(True)
                    draw = torch.add(torch.mul(self.seed, 2654435761), int(self.steps))
                    weights = (self).weights()
                    micro_batches = torch.size(tokens, 0)
                    loss, gradients, = (self).differentiate(torch.select(tokens, 0, 0), weights, draw)
                """ + averaging.first() + """
                    for i in range(torch.sub(micro_batches, 1)):
                      draw = torch.add(draw, 3812015801)
                      micro_loss, micro_gradients, = (self).differentiate(torch.select(tokens, 0, torch.add(i, 1)), weights, draw)
                """ + averaging.further() + """
                      torch._foreach_add_(gradients, micro_gradients)
                      loss = torch.add(loss, micro_loss)
                    torch.set_grad_enabled(False)
                """ + averaging.end() + """
                    norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients)))
                """ + unscaled("norm")
                + """
                    finite = torch.isfinite(float(torch.add(loss, norm)))
                    skipped = 1.
                    if finite:
                      skipped = 0.
                    statistics = torch.tensor([float(loss), float(norm), skipped], dtype=6, device=loss.device)
                """;
    }

    private String unscaled(String norm) {
        return switch (precision) {
            case FP32, BF16 -> "";
            case FP16 -> "    %1$s = torch.div(%1$s, self.loss_scale)\n".formatted(norm);
        };
    }

    private String unscaledGradient() {
        return switch (precision) {
            case FP32, BF16 -> "gradients[i]";
            case FP16 -> "torch.div(gradients[i], self.loss_scale)";
        };
    }

    private String adapted() {
        return switch (precision) {
            case FP32, BF16 -> "";
            case FP16 -> "    (self).adapt(finite)\n";
        };
    }
}

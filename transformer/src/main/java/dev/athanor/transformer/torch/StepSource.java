package dev.athanor.transformer.torch;

/**
 * Writes {@code step}, one optimizer step of a batch. Random numbers of each micro-batch are named by {@code draw}, which
 * generators cut to 32 bits: a large odd number apart, those of neighbours do not meet.
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

    private String step() {
        return """
                  def step(self: __torch__.Program, tokens: Tensor, learning_rate: Tensor) -> Tensor:
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
                    finite = torch.logical_and(torch.isfinite(loss), torch.isfinite(norm))
                    if bool(finite):
                      (self).update(weights, gradients, norm, float(learning_rate))
                """ + adapted() + """
                    return torch.stack([loss, norm, torch.to(torch.logical_not(finite), 6)])
                """;
    }

    private String unscaled(String norm) {
        return switch (precision) {
            case FP32, BF16 -> "";
            case FP16 -> "    %1$s = torch.div(%1$s, self.loss_scale)\n".formatted(norm);
        };
    }

    private String adapted() {
        return switch (precision) {
            case FP32, BF16 -> "";
            case FP16 -> "    (self).adapt(finite)\n";
        };
    }
}

package dev.athanor.transformer.torch;

/** Writes {@code differentiate}, the loss of a micro-batch and its gradients, by autograd alone. */
final class PlainDifferentiation {

    private PlainDifferentiation() {}

    static String lines(Precision precision) {
        return """
                  def differentiate(self: __torch__.Program, tokens: Tensor, weights: List[Tensor], draw: int) -> Tuple[Tensor, List[Tensor]]:
                    ops.aten.manual_seed(draw)
                    loss = (self).loss(tokens, True)
                    gradients = [unchecked_cast(Tensor, gradient) for gradient in torch.autograd.grad([%s], weights)]
                    return (torch.detach(loss), gradients)
                """.formatted(LossScale.scaled(precision, "loss"));
    }
}

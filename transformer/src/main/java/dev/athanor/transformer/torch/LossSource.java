package dev.athanor.transformer.torch;

/**
 * Writes what a training program minimises, {@code criterion} of the scores of {@code inputs}, together {@code loss}, and what
 * it measures on held-out data, {@code evaluate}: see {@link Evaluation}.
 */
final class LossSource {

    private final double labelSmoothing;

    LossSource(double labelSmoothing) {
        this.labelSmoothing = labelSmoothing;
    }

    String lines() {
        return inputs() + criterion() + loss() + measure() + evaluate();
    }

    private static String inputs() {
        return """
                  def inputs(self: __torch__.Program, tokens: Tensor) -> Tensor:
                    return torch.slice(tokens, 1, 0, torch.sub(torch.size(tokens, 1), 1))
                """;
    }

    private String criterion() {
        return """
                  def criterion(self: __torch__.Program, logits: Tensor, tokens: Tensor, training: bool) -> Tensor:
                    targets = torch.flatten(torch.slice(tokens, 1, 1))
                    return torch.cross_entropy_loss(torch.to(logits, 6), targets%s)
                """.formatted(
                labelSmoothing == 0 ? "" : ", None, 1, -100, (%s if training else 0.)".formatted(labelSmoothing));
    }

    private static String loss() {
        return """
                  def loss(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
                    logits = (self).training_scores((self).inputs(tokens), training)
                    return (self).criterion(logits, tokens, training)
                """;
    }

    /** {@code [3]}: the loss, how many tokens were to be told, and how many were. */
    private static String measure() {
        return """
                  def measure(self: __torch__.Program, tokens: Tensor) -> Tensor:
                    logits = (self).training_scores((self).inputs(tokens), False)
                    hits = torch.eq(torch.argmax(logits, -1), torch.flatten(torch.slice(tokens, 1, 1)))
                    loss = (self).criterion(logits, tokens, False)
                    return torch.stack([loss, torch.sum(torch.ones_like(hits, dtype=6)), torch.sum(torch.to(hits, 6))])
                """;
    }

    private static String evaluate() {
        return """
                  def evaluate(self: __torch__.Program, tokens: Tensor) -> Tensor:
                    batches = torch.size(tokens, 0)
                    measures = (self).measure(torch.select(tokens, 0, 0))
                    for i in range(torch.sub(batches, 1)):
                      measures = torch.add(measures, (self).measure(torch.select(tokens, 0, torch.add(i, 1))))
                    return torch.cat([torch.div(torch.slice(measures, 0, 0, 1), batches), torch.slice(measures, 0, 1)])
                """;
    }
}

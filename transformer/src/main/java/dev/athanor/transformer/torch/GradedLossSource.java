package dev.athanor.transformer.torch;

/**
 * Writes {@code graded}: the loss of a language model together with its gradient, a few rows of scores after the other. The
 * gradient takes the place of the scores, so that a large vocabulary's are in memory once and in the processor's cache
 * while they are worked on.
 */
final class GradedLossSource {

    /** Scores that are worked on together: four megabytes of singles. */
    private static final int SCORES_AT_ONCE = 1 << 20;

    private final int vocabularySize;
    private final double labelSmoothing;
    private final Precision precision;

    GradedLossSource(int vocabularySize, double labelSmoothing, Precision precision) {
        this.vocabularySize = vocabularySize;
        this.labelSmoothing = labelSmoothing;
        this.precision = precision;
    }

    /** What the gradient of a row is before it is divided: its softmax, less what it should have been. */
    String lines() {
        return """
                  def graded(self: __torch__.Program, logits: Tensor, tokens: Tensor) -> Tuple[Tensor, Tensor]:
                    targets = torch.unsqueeze(torch.flatten(torch.slice(tokens, 1, 1)), 1)
                    rows = torch.size(logits, 0)
                    total = torch.zeros([], dtype=6, device=logits.device)
                    for i in range(torch.floordiv(torch.add(rows, %1$d), %2$d)):
                      start = torch.mul(i, %2$d)
                      part = torch.slice(logits, 0, start, torch.add(start, %2$d))
                      wanted = torch.slice(targets, 0, start, torch.add(start, %2$d))
                      shares = torch.log_softmax(torch.to(part, 6), 1)
                      told = torch.gather(shares, 1, wanted)
                      total = torch.sub(total, %3$s)
                      gradient = torch.scatter_(%4$s, 1, wanted, %5$s)
                      part = torch.copy_(part, torch.div_(%6$s, rows))
                    return (torch.div(total, rows), logits)
                """.formatted(
                        rowsAtOnce() - 1,
                        rowsAtOnce(),
                        loss(),
                        labelSmoothing == 0
                                ? "torch.exp_(shares)"
                                : "torch.sub_(torch.exp_(shares), %s)".formatted(everyTokensShare()),
                        labelSmoothing == 0
                                ? "torch.expm1(told)"
                                : "torch.add(torch.expm1(told), %s)".formatted(labelSmoothing - everyTokensShare()),
                        LossScale.scaled(precision, "gradient"));
    }

    private String loss() {
        return labelSmoothing == 0
                ? "torch.sum(told)"
                : "torch.add(torch.mul(torch.sum(told), %s), torch.mul(torch.sum(shares), %s))"
                        .formatted(1 - labelSmoothing, everyTokensShare());
    }

    /** Of the target, where it is smoothed. */
    private double everyTokensShare() {
        return labelSmoothing / vocabularySize;
    }

    private int rowsAtOnce() {
        return Math.max(1, SCORES_AT_ONCE / vocabularySize);
    }
}

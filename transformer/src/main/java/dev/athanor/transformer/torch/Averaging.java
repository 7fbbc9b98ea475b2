package dev.athanor.transformer.torch;

/** How a step's loss and gradients come from those of its micro-batches. */
enum Averaging {
    /** All weigh the same. */
    OVER_MICRO_BATCHES("", "", """
                if torch.gt(micro_batches, 1):
                  torch._foreach_div_(gradients, micro_batches)
                  loss = torch.div(loss, micro_batches)
            """),
    /** Each weighs as many of the step's labels as it has, see {@link LabelledLossSource}. */
    OVER_LABELS("""
                shares = (self).shares(tokens)
                torch._foreach_mul_(gradients, float(torch.select(shares, 0, 0)))
                loss = torch.mul(loss, torch.select(shares, 0, 0))
            """, """
                  share = torch.select(shares, 0, torch.add(i, 1))
                  torch._foreach_mul_(micro_gradients, float(share))
                  micro_loss = torch.mul(micro_loss, share)
            """, "");

    private final String first;
    private final String further;
    private final String end;

    Averaging(String first, String further, String end) {
        this.first = first;
        this.further = further;
        this.end = end;
    }

    /** Lines after the first micro-batch's {@code loss} and {@code gradients}. */
    String first() {
        return first;
    }

    /** Lines after a further one's {@code micro_loss} and {@code micro_gradients}. */
    String further() {
        return further;
    }

    /** Lines after all have been added to the first. */
    String end() {
        return end;
    }
}

package dev.athanor.transformer.torch;

import java.util.stream.Collectors;

/** Calls a module of somebody else's, with its flags of training as the call wants them. */
record OwnScores(OwnModules modules, ForwardCall call) implements Scores {

    @Override
    public String scores() {
        return """
                  def scores(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
                %s    logits = (self.model).forward(tokens, %s)
                    return torch.flatten(logits, 0, 1)
                """.formatted(flags(), call.masked() ? "torch.ones_like(tokens), " : "");
    }

    /** What a module of {@code torch.nn} asks to know whether to drop. */
    private String flags() {
        return modules.flags().stream()
                .map(flag -> "    " + flag + " = training\n")
                .collect(Collectors.joining());
    }

    @Override
    public String trainingScores(Precision precision) {
        return switch (precision) {
            case FP32 -> """
                  def training_scores(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
                    return (self).scores(tokens, training)
                """;
            case BF16, FP16 ->
                throw new IllegalArgumentException(
                        "training.precision: a module of one's own computes as it is written; allowed is fp32");
        };
    }

    @Override
    public String writing() {
        return "";
    }

    @Override
    public String forward() {
        return """
                  def forward(self: __torch__.Program, tokens: Tensor) -> Tensor:
                    logits = (self).scores(tokens, False)
                    return torch.view(logits, [torch.size(tokens, 0), torch.size(tokens, 1), -1])
                """;
    }
}

package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes {@code differentiate} of a language model with its backward pass line by line, see {@link DifferentiatingOps}. */
final class WrittenDifferentiation {

    private final LanguageModel model;
    private final Precision precision;
    private final Documents documents;
    private final double labelSmoothing;
    private final List<Parameter> trained;

    /** @param trained parameters, in the order in which their gradients are wanted */
    WrittenDifferentiation(LanguageModel model, TrainingSettings settings, List<Parameter> trained) {
        this.model = model;
        this.precision = settings.precision();
        this.documents = settings.documents();
        this.labelSmoothing = settings.labelSmoothing();
        this.trained = trained;
    }

    String lines() {
        var body = new MethodBody();
        body.line("ops.aten.manual_seed(draw)");
        body.line("torch.set_grad_enabled(False)");
        // What attention writes asks for it.
        body.line("training = True");
        body.line("tokens = (self).inputs(micro_batch)");
        var lines = new DifferentiatedLines(body, precision, Set.copyOf(trained));
        var ops = new DifferentiatingOps(lines, model.contextLength(), documents);
        loss(body, lines.tape(), model.logits(ops, DifferentiatingOps.TOKENS).name());
        lines.tape().unwind();
        return new GradedLossSource(model.vocabularySize(), labelSmoothing, precision).lines() + """
                  def differentiate(self: __torch__.Program, micro_batch: Tensor, weights: List[Tensor], draw: int) -> Tuple[Tensor, List[Tensor]]:
                """ + body.text()
                + "    return (loss, [%s])\n"
                        .formatted(trained.stream().map(lines.tape()::gradient).collect(Collectors.joining(", ")));
    }

    /** What went into the scores is needed for the backward pass, the scores themselves are not. */
    private void loss(MethodBody body, Tape tape, String logits) {
        String gradient = body.name("d_" + logits);
        body.line("loss, %s, = (self).graded(%s, micro_batch)".formatted(gradient, logits));
        tape.share(logits, gradient);
    }
}

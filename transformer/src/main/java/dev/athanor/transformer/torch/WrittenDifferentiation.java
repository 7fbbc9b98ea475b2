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
    private final List<Parameter> trained;

    /** @param trained parameters, in the order in which their gradients are wanted */
    WrittenDifferentiation(LanguageModel model, Precision precision, Documents documents, List<Parameter> trained) {
        this.model = model;
        this.precision = precision;
        this.documents = documents;
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
        return """
                  def differentiate(self: __torch__.Program, micro_batch: Tensor, weights: List[Tensor], draw: int) -> Tuple[Tensor, List[Tensor]]:
                """ + body.text()
                + "    return (torch.detach(loss), [%s])\n"
                        .formatted(trained.stream().map(lines.tape()::gradient).collect(Collectors.joining(", ")));
    }

    /** The loss has few operations, and is left to autograd. */
    private void loss(MethodBody body, Tape tape, String logits) {
        body.line("%1$s = torch.requires_grad_(%1$s, True)".formatted(logits));
        body.line("torch.set_grad_enabled(True)");
        body.line("loss = (self).criterion(%s, micro_batch, True)".formatted(logits));
        String scaled = body.assign("scaled", LossScale.scaled(precision, "loss"));
        body.line("torch.set_grad_enabled(False)");
        String into = body.assign("into_" + logits, "torch.autograd.grad([%s], [%s])".formatted(scaled, logits));
        tape.add(logits, "unchecked_cast(Tensor, %s[0])".formatted(into));
    }
}

package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.ModelInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What every segment of a model is given of a micro-batch.
 *
 * @param names of the segments' parameters, the model's tokens first
 * @param values what they are given, as expressions of {@code tokens}, the micro-batch
 * @param labelled the name among them of the numbers of the places that have labels, where only those are scored
 */
record SegmentArguments(List<String> names, List<String> values, Optional<String> labelled) {

    private static final String LABELLED = "labelled";

    /** Of a language model, which reads all tokens but the last. */
    static SegmentArguments ofText() {
        return new SegmentArguments(
                List.of(ModelInput.TOKENS.identifier()), List.of("(self).inputs(tokens)"), Optional.empty());
    }

    /** Of a model on {@link LabelledBatch}es, whose sections are what it reads. */
    static SegmentArguments ofSections(Model model) {
        List<String> names = new ArrayList<>(
                model.inputs().stream().map(ModelInput::identifier).toList());
        List<String> values = new ArrayList<>(IntStream.range(0, names.size())
                .mapToObj("torch.select(tokens, 0, %d)"::formatted)
                .toList());
        if (!(model instanceof MaskedLanguageModel)) {
            return new SegmentArguments(names, values, Optional.empty());
        }
        names.add(LABELLED);
        values.add("torch.flatten(torch.nonzero(torch.ne(torch.flatten(torch.select(tokens, 0, %d)), -100)))"
                .formatted(LabelledBatch.Section.LABELS.index()));
        return new SegmentArguments(names, values, Optional.of(LABELLED));
    }

    /** How they are declared. */
    String declarations() {
        return names.stream().map(name -> name + ": Tensor").collect(Collectors.joining(", "));
    }
}

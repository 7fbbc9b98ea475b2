package dev.athanor.export.format;

import dev.athanor.blueprint.AnswerMarks;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.export.checkpoint.Checkpoint;
import dev.athanor.transformer.huggingface.Conventions;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What users of an exported model have to know beside its shape: its dataset's special tokens and labels. */
final class ModelConventions {

    private ModelConventions() {}

    static Conventions of(Checkpoint checkpoint) throws IOException {
        SpecialTokens special = checkpoint.dataset().specialTokens();
        return switch (checkpoint.objective()) {
            case CAUSAL -> Conventions.ofEnd(endOfText(checkpoint));
            case MASKED, CLASSIFICATION ->
                Conventions.understanding(
                        optional(special.padding()), checkpoint.dataset().labels());
            case SEQUENCE_TO_SEQUENCE -> {
                AnswerMarks marks = AnswerMarks.of(special);
                yield Conventions.answering(marks.start(), marks.end());
            }
            case AUTO -> throw new IllegalStateException("the objective is still open");
        };
    }

    private static OptionalInt endOfText(Checkpoint checkpoint) throws IOException {
        try (Tokenizer tokenizer = Tokenizer.open(checkpoint.tokenizer())) {
            return tokenizer.endOfText();
        }
    }

    private static OptionalInt optional(@Nullable Integer token) {
        return token == null ? OptionalInt.empty() : OptionalInt.of(token);
    }
}

package dev.athanor.transformer.torch;

import dev.athanor.transformer.torch.archive.Attribute;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.Whole;
import dev.athanor.transformer.torch.archive.MalformedArchiveException;
import java.util.Map;

/**
 * Which batches a program takes.
 *
 * @param vocabularySize how many tokens there are
 * @param contextLength the longest sequence, in tokens
 */
record ProgramLimits(int vocabularySize, int contextLength) {

    private static final String VOCABULARY_SIZE = "vocabulary_size";
    private static final String CONTEXT_LENGTH = "context_length";

    static ProgramLimits of(Module root) {
        return new ProgramLimits(number(root, VOCABULARY_SIZE), number(root, CONTEXT_LENGTH));
    }

    void writeTo(Map<String, Attribute> attributes) {
        attributes.put(VOCABULARY_SIZE, new Whole(vocabularySize));
        attributes.put(CONTEXT_LENGTH, new Whole(contextLength));
    }

    /**
     * Refuses what libtorch would only find out in the middle of a step.
     *
     * @param time tokens of a sequence that the model reads
     * @throws IllegalArgumentException naming the first token that is not in the vocabulary, or the length
     */
    void check(TokenBatch batch, int time) {
        if (time < 1 || time > contextLength) {
            throw new IllegalArgumentException(
                    "sequences of %d tokens do not fit a context of %d".formatted(time, contextLength));
        }
        batch.requireBelow(vocabularySize);
    }

    private static int number(Module root, String name) {
        if (root.attributes().get(name) instanceof Whole(long value)) {
            return Math.toIntExact(value);
        }
        throw new MalformedArchiveException("the program does not tell its " + name);
    }
}

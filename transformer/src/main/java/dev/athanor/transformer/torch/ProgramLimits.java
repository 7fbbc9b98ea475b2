package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.torch.LabelledBatch.Section;
import dev.athanor.transformer.torch.archive.Attribute;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.Whole;
import dev.athanor.transformer.torch.archive.MalformedArchiveException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which batches a program takes.
 *
 * @param vocabularySize how many tokens there are
 * @param contextLength the longest sequence, in tokens
 * @param labels of a program that is trained on labelled batches; null where the labels are the next tokens
 */
record ProgramLimits(
        int vocabularySize, int contextLength, @Nullable Labels labels) {

    private static final String VOCABULARY_SIZE = "vocabulary_size";
    private static final String CONTEXT_LENGTH = "context_length";
    private static final String COMPANIONS = "companions";
    private static final String LABELS = "labels";

    /**
     * Which labelled batches.
     *
     * @param companions how many segments there are, or tokens of the decoder
     * @param labels how many there are
     */
    record Labels(int companions, int labels) {}

    static ProgramLimits of(Model model) {
        return new ProgramLimits(
                model.vocabularySize(),
                model.contextLength(),
                switch (model) {
                    case LanguageModel languageModel -> null;
                    case MaskedLanguageModel masked -> new Labels(masked.segments(), masked.vocabularySize());
                    case SequenceClassifier classifier -> new Labels(classifier.segments(), classifier.labels());
                    case SequenceToSequence writer -> new Labels(writer.vocabularySize(), writer.vocabularySize());
                });
    }

    static ProgramLimits of(Module root) {
        return new ProgramLimits(
                number(root, VOCABULARY_SIZE),
                number(root, CONTEXT_LENGTH),
                root.attributes().containsKey(LABELS)
                        ? new Labels(number(root, COMPANIONS), number(root, LABELS))
                        : null);
    }

    /** The program's attributes that hold them: read by Java, not by the program. */
    String declarations() {
        String own = "  %s : int\n  %s : int\n".formatted(VOCABULARY_SIZE, CONTEXT_LENGTH);
        return labels == null ? own : own + "  %s : int\n  %s : int\n".formatted(COMPANIONS, LABELS);
    }

    void writeTo(Map<String, Attribute> attributes) {
        attributes.put(VOCABULARY_SIZE, new Whole(vocabularySize));
        attributes.put(CONTEXT_LENGTH, new Whole(contextLength));
        if (labels != null) {
            attributes.put(COMPANIONS, new Whole(labels.companions()));
            attributes.put(LABELS, new Whole(labels.labels()));
        }
    }

    /**
     * Refuses what libtorch would only find out in the middle of a step.
     *
     * @throws IllegalArgumentException naming the first number that is out of range, the length, or the kind of batch
     */
    void check(Batch batch) {
        switch (batch) {
            case TokenBatch tokens -> check(tokens, tokens.length() - 1);
            case LabelledBatch labelled -> check(labelled);
        }
    }

    /**
     * The same for tokens.
     *
     * @param time tokens of a sequence that the model reads
     */
    void check(TokenBatch batch, int time) {
        if (labels != null) {
            throw new IllegalArgumentException(
                    "this program's model does not score next tokens: it takes labelled batches");
        }
        checkLength(time);
        batch.requireBelow(vocabularySize);
    }

    private void check(LabelledBatch batch) {
        if (labels == null) {
            throw new IllegalArgumentException("this program's model scores next tokens: it takes no labels");
        }
        checkLength(batch.length());
        batch.requireBelow(Section.TOKENS, vocabularySize, "token");
        batch.requireBelow(Section.COMPANIONS, labels.companions(), "companion");
        batch.requireBelow(Section.LABELS, labels.labels(), "label");
    }

    /**
     * Refuses what no model can answer, or this one cannot.
     *
     * @param length the most tokens of an answer
     * @param marks tokens before and behind an answer
     */
    void checkWriting(LabelledBatch batch, int length, int... marks) {
        if (labels == null || labels.companions() != vocabularySize || labels.labels() != vocabularySize) {
            throw new IllegalArgumentException("this program's model does not write one sequence for another");
        }
        check(batch);
        checkLength(length);
        if (batch.microBatches() != 1) {
            throw new IllegalArgumentException("answers are to one micro-batch, not " + batch.microBatches());
        }
        for (int mark : marks) {
            Objects.checkIndex(mark, vocabularySize);
        }
    }

    private void checkLength(int time) {
        if (time < 1 || time > contextLength) {
            throw new IllegalArgumentException(
                    "sequences of %d tokens do not fit a context of %d".formatted(time, contextLength));
        }
    }

    private static int number(Module root, String name) {
        if (root.attributes().get(name) instanceof Whole(long value)) {
            return Math.toIntExact(value);
        }
        throw new MalformedArchiveException("the program does not tell its " + name);
    }
}

package dev.athanor.data.tokenize;

import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.transformer.tokenizer.BytePairTrainer;
import dev.athanor.transformer.tokenizer.BytePairVocabulary;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import dev.athanor.transformer.tokenizer.Framing;
import dev.athanor.transformer.tokenizer.SpecialTokens;
import dev.athanor.transformer.tokenizer.Vocabulary;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;

/** Trains what a specification asks for. */
public final class TokenizerTraining {

    /** The largest that models in use have; more tokens than that are too rare to be learnt. */
    public static final int LARGEST_VOCABULARY = 1 << 18;

    /** Text comes in pieces of up to so many bytes; of less than one there is no choice. */
    public static final long SMALLEST_SAMPLE = 1 << 20;

    private final TokenizerSpecification specification;
    private final DatasetForm form;
    private final long seed;

    /**
     * @param specification of a tokenizer that is not imported
     * @param form of the dataset: its samples' frame becomes the tokenizer's own
     * @param seed chooses what is learnt from, where that is not all of the text
     */
    public TokenizerTraining(TokenizerSpecification specification, DatasetForm form, long seed) {
        this.specification = specification;
        this.form = form;
        this.seed = seed;
    }

    /** What byte-level BPE takes that has learnt nothing: the bytes and the special tokens. */
    public static int smallestVocabulary(boolean specialTokens) {
        return BytePairVocabulary.smallestSize(bytePairTokens(specialTokens));
    }

    private static List<String> bytePairTokens(boolean all) {
        return all ? SpecialTokens.TRAINED : List.of(BytePairVocabulary.END_OF_TEXT);
    }

    /**
     * Trains a tokenizer.
     *
     * @param whole the whole text: its characters are a character tokenizer's vocabulary, so that held-out text has none
     *     that is unknown
     * @param train the part to train on: merges of byte pairs are learnt from it alone; taken by one thread at a time
     * @param progress is told the share of the merges that is learnt, from 0 to 1
     * @return its {@code tokenizer.json}
     * @throws DatasetException if the text has fewer frequent pairs than the vocabulary wants
     */
    public String train(Iterable<String> whole, Iterable<String> train, DoubleConsumer progress) {
        Vocabulary vocabulary =
                switch (specification.kind()) {
                    case CHARACTER ->
                        CharacterVocabulary.of(whole)
                                .with(specification.specialTokens() ? SpecialTokens.TRAINED : List.of());
                    case BYTE_LEVEL_BPE ->
                        bytePairs(Objects.requireNonNull(specification.vocabularySize()), sample(train), progress);
                    case IMPORTED -> throw new IllegalArgumentException("an imported tokenizer is trained already");
                };
        return vocabulary.toTokenizerJson(specification.specialTokens() ? framing() : Framing.NONE);
    }

    /** A text has special tokens for models that guess masked tokens, and those read it framed. */
    private Framing framing() {
        return switch (form) {
            case TEXT, LABELLED -> Framing.START_AND_SEPARATOR;
            case PAIRS -> Framing.END;
        };
    }

    private Iterable<String> sample(Iterable<String> train) {
        Long bytes = specification.sampleBytes();
        return bytes == null ? train : new TrainingSample(train, bytes, seed);
    }

    private Vocabulary bytePairs(int vocabularySize, Iterable<String> train, DoubleConsumer progress) {
        double merges = Math.max(1, vocabularySize - smallestVocabulary(specification.specialTokens()));
        var vocabulary = new BytePairTrainer(
                        vocabularySize,
                        BytePairTrainer.USUAL_MINIMUM_FREQUENCY,
                        bytePairTokens(specification.specialTokens()))
                .train(train, merged -> progress.accept(merged / merges));
        if (vocabulary.size() < vocabularySize) {
            throw new DatasetException(
                    DatasetProblem.VOCABULARY_TOO_LARGE,
                    "tokenizer.vocabularySize is %d, but this text gives only %d tokens: ask for at most %d, or send more text."
                            .formatted(vocabularySize, vocabulary.size(), vocabulary.size()));
        }
        return vocabulary;
    }
}

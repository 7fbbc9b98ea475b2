package dev.athanor.data.tokenize;

import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.corpus.Corpus;
import dev.athanor.data.corpus.CorpusFacts;
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

    /** The share of a training in which words are counted: with a text of some hundred megabytes it is about this. */
    private static final double COUNTING = 0.5;

    private final TokenizerSpecification specification;
    private final long seed;

    /**
     * @param specification of a tokenizer that is not imported
     * @param seed chooses what is learnt from, where that is not all of the text
     */
    public TokenizerTraining(TokenizerSpecification specification, long seed) {
        this.specification = specification;
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
     * Trains a tokenizer: of characters, with all that occur anywhere, so that held-out text has none that is unknown; of
     * byte pairs, with the merges of the part to train on alone. The frame of the corpus' samples becomes its own.
     *
     * @param progress is told how far the training is, from 0 to 1: with the text first, then with the merges; by one
     *     thread at a time, not always the same. What it throws ends the training
     * @return its {@code tokenizer.json}
     * @throws DatasetException if the text has fewer frequent pairs than the vocabulary wants
     */
    public String train(Corpus corpus, DoubleConsumer progress) {
        Vocabulary vocabulary =
                switch (specification.kind()) {
                    case CHARACTER ->
                        CharacterVocabulary.of(new PassingText(corpus.whole(), characters(corpus), progress))
                                .with(specification.specialTokens() ? SpecialTokens.TRAINED : List.of());
                    case BYTE_LEVEL_BPE ->
                        bytePairs(
                                Objects.requireNonNull(specification.vocabularySize()),
                                counted(corpus, share -> progress.accept(COUNTING * share)),
                                share -> progress.accept(COUNTING + (1 - COUNTING) * share));
                    case IMPORTED -> throw new IllegalArgumentException("an imported tokenizer is trained already");
                };
        return vocabulary.toTokenizerJson(specification.specialTokens() ? framing(corpus.form()) : Framing.NONE);
    }

    private static long characters(Corpus corpus) {
        return CorpusFacts.of(corpus).characters();
    }

    /** A text has special tokens for models that guess masked tokens, and those read it framed. */
    private static Framing framing(DatasetForm form) {
        return switch (form) {
            case TEXT, LABELLED -> Framing.START_AND_SEPARATOR;
            case PAIRS -> Framing.END;
        };
    }

    /** A sample goes through all of the text twice. */
    private Iterable<String> counted(Corpus corpus, DoubleConsumer progress) {
        Long bytes = specification.sampleBytes();
        return bytes == null
                ? new PassingText(corpus.train(), characters(corpus), progress)
                : new TrainingSample(new PassingText(corpus.train(), 2 * characters(corpus), progress), bytes, seed);
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

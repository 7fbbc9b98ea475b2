package dev.athanor.trainer.tokens;

/**
 * What makes a stretch of text difficult, as the data service counted it.
 *
 * @param words that begin there
 * @param sentences that end there
 * @param rarity the words' information together, in nats
 * @param markers words that are grammatical markers
 */
public record Difficulty(double words, double sentences, double rarity, double markers) {

    static final Difficulty NONE = new Difficulty(0, 0, 0, 0);

    /** Mean number of words in a sentence; where none ends, all words are of one. */
    public double sentenceLength() {
        return words / Math.max(1, sentences);
    }

    /** Mean information of a word, in nats; 0 without words. */
    public double meanRarity() {
        return words == 0 ? 0 : rarity / words;
    }

    /** Markers per word; 0 without words. */
    public double markerDensity() {
        return words == 0 ? 0 : markers / words;
    }

    Difficulty plus(Difficulty other) {
        return new Difficulty(
                words + other.words, sentences + other.sentences, rarity + other.rarity, markers + other.markers);
    }
}

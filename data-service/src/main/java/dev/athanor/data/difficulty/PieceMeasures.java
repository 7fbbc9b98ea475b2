package dev.athanor.data.difficulty;

import dev.athanor.data.measure.Sentences;
import dev.athanor.data.measure.Words;
import dev.athanor.transformer.tokenizer.TokenTexts;

/** Measures pieces. Safe for use by several threads once all words are counted. */
final class PieceMeasures {

    /** Columns of a row. */
    static final int COLUMNS = 4;

    private static final int WORDS = 0;
    private static final int SENTENCES = 1;
    private static final int RARITY = 2;
    private static final int MARKERS = 3;

    private final TokenTexts texts;
    private final WordCounts counts;
    private final Markers markers;

    PieceMeasures(TokenTexts texts, WordCounts counts, Markers markers) {
        this.texts = texts;
        this.counts = counts;
        this.markers = markers;
    }

    /** Hashes of a piece's words. */
    long[] words(Piece piece) {
        return Words.of(DecodedPiece.of(piece.ids(), texts).text()).hashes();
    }

    /** What a piece adds to its rows: {@code [rows, COLUMNS]}. */
    float[] measure(Piece piece) {
        float[] sums = new float[piece.rows() * COLUMNS];
        var decoded = DecodedPiece.of(piece.ids(), texts);
        addWords(piece, decoded, sums);
        int token = 0;
        for (int end : Sentences.ends(decoded.text(), piece.isWhole())) {
            token = decoded.token(end, token);
            sums[piece.row(token) * COLUMNS + SENTENCES]++;
        }
        return sums;
    }

    private void addWords(Piece piece, DecodedPiece decoded, float[] sums) {
        var words = Words.of(decoded.text());
        long[] hashes = words.hashes();
        int token = 0;
        for (int word = 0; word < hashes.length; word++) {
            token = decoded.token(words.begin(word), token);
            int row = piece.row(token) * COLUMNS;
            sums[row + WORDS]++;
            sums[row + RARITY] += (float) counts.rarity(hashes[word]);
            if (!markers.isEmpty() && markers.isMarked(words.word(word))) {
                sums[row + MARKERS]++;
            }
        }
    }
}

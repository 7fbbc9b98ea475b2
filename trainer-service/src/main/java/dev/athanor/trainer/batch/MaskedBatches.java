package dev.athanor.trainer.batch;

import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.trainer.tokens.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Windows of a text with hidden tokens, between the marks that a model of sentences is used to, where there are such. */
public final class MaskedBatches {

    private final Tokens text;
    private final LongUnaryOperator start;
    private final int rows;
    private final int contextLength;
    private final SpecialTokens special;
    private final Masking masking;

    /**
     * @param text to read
     * @param start of each window, by its index
     * @param rows windows of a batch
     * @param contextLength tokens of a row, marks included
     * @param special among which is a mask
     * @param share of the tokens that has to be told
     * @param seed of what is hidden; a window is hidden otherwise at each index
     * @param vocabularySize how many tokens there are
     */
    public MaskedBatches(
            Tokens text,
            LongUnaryOperator start,
            int rows,
            int contextLength,
            SpecialTokens special,
            double share,
            long seed,
            int vocabularySize) {
        this.text = text;
        this.start = start;
        this.rows = rows;
        this.contextLength = contextLength;
        this.special = special;
        this.masking = Masking.of(seed, share, special, vocabularySize);
    }

    /** Tokens of the text in a row of {@code contextLength}: the rest are marks. */
    public static int windowLength(SpecialTokens special, int contextLength) {
        return contextLength - present(special.start()) - present(special.separator());
    }

    private static int present(@Nullable Integer mark) {
        return mark == null ? 0 : 1;
    }

    /** The batch with the windows {@code index * rows} to {@code (index + 1) * rows - 1}. */
    public SampleBatch batch(long index) {
        List<Sample> samples = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            long window = index * rows + row;
            samples.add(masking.hide(marked(start.applyAsLong(window)), window));
        }
        return new SampleBatch(contextLength, samples);
    }

    private int[] marked(long from) {
        int[] sequence = new int[contextLength];
        int before = present(special.start());
        int length = windowLength(special, contextLength);
        if (special.start() != null) {
            sequence[0] = special.start();
        }
        text.copy(from, sequence, before, length);
        if (special.separator() != null) {
            sequence[before + length] = special.separator();
        }
        return sequence;
    }
}

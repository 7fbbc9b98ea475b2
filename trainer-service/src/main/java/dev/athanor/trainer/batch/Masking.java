package dev.athanor.trainer.batch;

import dev.athanor.contracts.address.SpecialTokens;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hides tokens of a sequence, as BERT is trained (<a href="https://arxiv.org/abs/1810.04805">Devlin et al., 2019</a>): of those
 * that are chosen 80% become the mask, 10% another token, 10% stay; all of them have to be told. Special tokens are never
 * chosen. What is chosen is a pure function of (seed, occasion, place), so each reading of a sample has its own.
 *
 * @param seed of the run
 * @param share of the tokens that are chosen
 * @param mask the token that hides others
 * @param special tokens that are never chosen
 * @param vocabularySize how many tokens there are
 */
record Masking(long seed, double share, int mask, Set<Integer> special, int vocabularySize) {

    private static final double HIDDEN = 0.8;
    private static final double REPLACED = 0.1;
    private static final double UNIT = 0x1p-53;

    Masking {
        special = Set.copyOf(special);
    }

    /** @throws NullPointerException if the tokenizer has no mask */
    static Masking of(long seed, double share, SpecialTokens tokens, int vocabularySize) {
        Set<Integer> special = Stream.of(
                        tokens.start(), tokens.separator(), tokens.padding(), tokens.mask(), tokens.end())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        return new Masking(seed, share, Objects.requireNonNull(tokens.mask()), special, vocabularySize);
    }

    /**
     * The sequence with some of its tokens hidden, and what stood there.
     *
     * @param occasion another one hides other tokens
     */
    Sample hide(int[] sequence, long occasion) {
        long key = Mixing.mix(seed, occasion);
        int[] seen = sequence.clone();
        int[] labels = new int[sequence.length];
        for (int place = 0; place < sequence.length; place++) {
            int token = sequence[place];
            boolean chosen = !special.contains(token) && uniform(key, 3L * place) < share;
            labels[place] = chosen ? token : Sample.IGNORED;
            if (chosen) {
                seen[place] = instead(token, key, place);
            }
        }
        return Sample.told(seen, labels);
    }

    private int instead(int token, long key, int place) {
        double fate = uniform(key, 3L * place + 1);
        if (fate < HIDDEN) {
            return mask;
        }
        return fate < HIDDEN + REPLACED ? (int) Mixing.below(vocabularySize, key, 3L * place + 2) : token;
    }

    /** In {@code [0, 1)}. */
    private static double uniform(long key, long counter) {
        return (Mixing.mix(key, counter) >>> 11) * UNIT;
    }
}

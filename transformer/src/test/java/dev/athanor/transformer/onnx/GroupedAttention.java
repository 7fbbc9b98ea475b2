package dev.athanor.transformer.onnx;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.ops.CausalAttention;
import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/** A model of one attention whose query heads share keys and values, which no architecture here does yet. */
final class GroupedAttention implements LanguageModel {

    private static final int VOCABULARY = 40;

    private final CausalAttention attention;

    GroupedAttention(CausalAttention attention) {
        this.attention = attention;
    }

    @Override
    public <T> T logits(Ops<T> ops, T tokens) {
        int width = attention.width();
        Parameter words = matrix("words", VOCABULARY, width);
        Parameter places = matrix("places", contextLength(), width);
        T x = ops.add(ops.embedding(words, tokens), ops.embedding(places, ops.positions(tokens)));
        T packed = ops.linear(new Linear(matrix("packed", width, attention.packedWidth()), null), x);
        return ops.tiedProjection(words, ops.causalAttention(attention, packed));
    }

    private static Parameter matrix(String name, int rows, int columns) {
        return new Parameter(name, List.of(rows, columns), Initialisation.ONES);
    }

    @Override
    public int vocabularySize() {
        return VOCABULARY;
    }

    @Override
    public int contextLength() {
        return 16;
    }
}

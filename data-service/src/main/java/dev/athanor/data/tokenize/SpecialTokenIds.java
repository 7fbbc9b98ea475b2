package dev.athanor.data.tokenize;

import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.transformer.tokenizer.SpecialToken;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tokenizer's special tokens as manifests say them. */
final class SpecialTokenIds {

    private SpecialTokenIds() {}

    static SpecialTokens of(Tokenizer tokenizer) {
        var tokens = tokenizer.specialTokens();
        return new SpecialTokens(
                id(tokens.start()), id(tokens.separator()), id(tokens.padding()), id(tokens.mask()), id(tokens.end()));
    }

    private static @Nullable Integer id(Optional<SpecialToken> token) {
        return token.map(SpecialToken::id).orElse(null);
    }
}

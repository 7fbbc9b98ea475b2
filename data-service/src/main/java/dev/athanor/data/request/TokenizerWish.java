package dev.athanor.data.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.tokenize.TokenizerTraining;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a request says of the tokenizer. */
final class TokenizerWish {

    private static final TokenizerSpecification USUAL =
            new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null);

    private final Violations violations;

    TokenizerWish(Violations violations) {
        this.violations = violations;
    }

    /** What is wished, characters where nothing is said; null after a violation. */
    @Nullable
    TokenizerSpecification read(JsonNode node) {
        if (node.isMissingNode()) {
            return USUAL;
        }
        if (!node.isObject()) {
            violations.refuse("tokenizer", node, "an object with a kind: char or bpe");
            return null;
        }
        violations.onlyKeys("tokenizer.", node, Set.of("kind", "vocabularySize", "specialTokens"));
        boolean specialTokens = specialTokens(node.path("specialTokens"));
        return switch (node.path("kind").asText()) {
            case "char" -> characters(node.path("vocabularySize"), specialTokens);
            case "bpe" -> bytePairs(node.path("vocabularySize"), specialTokens);
            default -> {
                violations.refuse("tokenizer.kind", node.path("kind"), "char or bpe");
                yield null;
            }
        };
    }

    private boolean specialTokens(JsonNode node) {
        if (!node.isMissingNode() && !node.isBoolean()) {
            violations.refuse("tokenizer.specialTokens", node, "true or false");
        }
        return node.asBoolean();
    }

    private @Nullable TokenizerSpecification characters(JsonNode size, boolean specialTokens) {
        if (size.isMissingNode() || size.isNull()) {
            return new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null, specialTokens, null);
        }
        violations.refuse("tokenizer.vocabularySize", size, "nothing: the vocabulary of char is the text's characters");
        return null;
    }

    private @Nullable TokenizerSpecification bytePairs(JsonNode size, boolean specialTokens) {
        int smallest = TokenizerTraining.smallestVocabulary(specialTokens);
        if (size.isIntegralNumber()
                && size.asLong() >= smallest
                && size.asLong() <= TokenizerTraining.LARGEST_VOCABULARY) {
            return new TokenizerSpecification(
                    TokenizerSpecification.Kind.BYTE_LEVEL_BPE, size.asInt(), specialTokens, null);
        }
        violations.refuse(
                "tokenizer.vocabularySize",
                size,
                "a whole number from %d (256 bytes and %s) to %d"
                        .formatted(
                                smallest,
                                specialTokens ? "the special tokens" : "the end of a text",
                                TokenizerTraining.LARGEST_VOCABULARY));
        return null;
    }
}

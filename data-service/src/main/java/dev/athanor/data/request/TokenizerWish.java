package dev.athanor.data.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.tokenize.TokenizerTraining;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a request says of the tokenizer. */
final class TokenizerWish {

    private final Violations violations;
    private final @Nullable UploadedFile file;
    private final boolean forSamples;

    /**
     * @param file a {@code tokenizer.json} that came with the request
     * @param forSamples whether special tokens are needed
     */
    TokenizerWish(Violations violations, @Nullable UploadedFile file, boolean forSamples) {
        this.violations = violations;
        this.file = file;
        this.forSamples = forSamples;
    }

    /** What is wished: where nothing is said, the file that came along, else characters; null after a violation. */
    @Nullable
    RequestedTokenizer read(JsonNode node) {
        if (node.isMissingNode()) {
            return file == null ? characters(forSamples) : new RequestedTokenizer.Imported(upload(file));
        }
        if (!node.isObject()) {
            violations.refuse("tokenizer", node, "an object with a kind: char, bpe or imported");
            return null;
        }
        violations.onlyKeys(
                "tokenizer.", node, Set.of("kind", "vocabularySize", "specialTokens", "sampleBytes", "source"));
        return switch (node.path("kind").asText()) {
            case "char" -> characters(node);
            case "bpe" -> bytePairs(node);
            case "imported" -> imported(node);
            default -> {
                violations.refuse("tokenizer.kind", node.path("kind"), "char, bpe or imported");
                yield null;
            }
        };
    }

    private RequestedTokenizer characters(JsonNode node) {
        refuseIfPresent(node, "vocabularySize", "nothing: the vocabulary of char is the text's characters");
        refuseIfPresent(node, "sampleBytes", "nothing: char knows all characters of the text");
        return characters(specialTokens(node));
    }

    private static RequestedTokenizer characters(boolean specialTokens) {
        return new RequestedTokenizer.Trained(
                new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null, specialTokens, null));
    }

    private @Nullable RequestedTokenizer bytePairs(JsonNode node) {
        boolean specialTokens = specialTokens(node);
        Long sampleBytes = sampleBytes(node);
        JsonNode size = node.path("vocabularySize");
        int smallest = TokenizerTraining.smallestVocabulary(specialTokens);
        if (size.isIntegralNumber()
                && size.asLong() >= smallest
                && size.asLong() <= TokenizerTraining.LARGEST_VOCABULARY) {
            return new RequestedTokenizer.Trained(new TokenizerSpecification(
                    TokenizerSpecification.Kind.BYTE_LEVEL_BPE, size.asInt(), specialTokens, null, sampleBytes));
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

    private @Nullable Long sampleBytes(JsonNode node) {
        JsonNode asked = node.path("sampleBytes");
        if (asked.isMissingNode() || asked.isNull()) {
            return null;
        }
        if (!asked.isIntegralNumber() || asked.asLong() < TokenizerTraining.SMALLEST_SAMPLE) {
            violations.refuse(
                    "tokenizer.sampleBytes", asked, "a whole number from " + TokenizerTraining.SMALLEST_SAMPLE + " up");
        }
        return asked.asLong();
    }

    private boolean specialTokens(JsonNode node) {
        JsonNode asked = node.path("specialTokens");
        if (!asked.isMissingNode() && !asked.isBoolean()) {
            violations.refuse("tokenizer.specialTokens", asked, "true or false");
        }
        refuseIfPresent(node, "source", "nothing: this tokenizer is trained");
        return forSamples || asked.asBoolean();
    }

    private @Nullable RequestedTokenizer imported(JsonNode node) {
        refuseIfPresent(node, "vocabularySize", "nothing: an imported tokenizer has its size");
        refuseIfPresent(node, "sampleBytes", "nothing: an imported tokenizer is not trained");
        if (node.path("specialTokens").asBoolean()) {
            violations.refuse(
                    "tokenizer.specialTokens",
                    node.path("specialTokens"),
                    "false or nothing: an imported tokenizer has its own");
        }
        var source = new SourceWish(violations, "tokenizer.source", "tokenizer", file).read(node.path("source"));
        if (source != null && !isOneSmallFile(source)) {
            violations.refuse(
                    "tokenizer.source",
                    node.path("source"),
                    "a file that comes with the request, an address or an object");
        }
        return source == null ? null : new RequestedTokenizer.Imported(source);
    }

    private static boolean isOneSmallFile(RequestedSource source) {
        return switch (source) {
            case RequestedSource.Upload _, RequestedSource.Url _, RequestedSource.StoredObject _ -> true;
            case RequestedSource.UploadInParts _,
                    RequestedSource.StoredObjects _,
                    RequestedSource.Hub _,
                    RequestedSource.Derived _,
                    RequestedSource.Synthetic _ -> false;
        };
    }

    private static RequestedSource upload(UploadedFile file) {
        return new RequestedSource.Upload(file.name());
    }

    private void refuseIfPresent(JsonNode node, String key, String allowed) {
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isNull()) {
            violations.refuse("tokenizer." + key, value, allowed);
        }
    }
}

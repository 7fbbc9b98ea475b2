package dev.athanor.data.job;

import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.data.text.CleanText;
import dev.athanor.exchange.store.Sha256;
import java.nio.charset.StandardCharsets;

/** Names a version after everything that its objects depend on. */
final class VersionHash {

    /** To be raised when the same text and settings give other objects than before. */
    private static final int FORMAT = 1;

    private static final int DIGITS = 16;

    private VersionHash() {}

    static String of(DatasetJobEvent.Requested request, CleanText text, long tokensPerShard) {
        var content = "format %d\ntext %s\ntokenizer %s %s\nvalidation %s\nshard %d\n"
                .formatted(
                        FORMAT,
                        text.sha256(),
                        request.tokenizer().kind(),
                        request.tokenizer().vocabularySize(),
                        request.validationFraction(),
                        tokensPerShard);
        content += request.tokenizer().specialTokens() ? "special tokens\n" : "";
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}

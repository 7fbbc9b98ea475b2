package dev.athanor.data.job;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.Chat;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.data.clean.RuleReport;
import dev.athanor.data.corpus.Corpus;
import dev.athanor.exchange.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names a version after everything that its objects depend on. */
final class VersionHash {

    /** To be raised when the same text and settings give other objects than before. */
    private static final int FORMAT = 2;

    private static final int DIGITS = 16;

    private VersionHash() {}

    /** What a plain text with a trained tokenizer does not have is not said: its versions keep their names. */
    static String of(
            DatasetJobEvent.Requested request,
            Corpus corpus,
            List<RuleReport> rules,
            Optional<String> importedTokenizer,
            long tokensPerShard) {
        var content = new StringBuilder("format %d\ntext %s\ntokenizer %s %s\nvalidation %s\nshard %d\n"
                .formatted(
                        FORMAT,
                        corpus.sha256(),
                        request.tokenizer().kind(),
                        request.tokenizer().vocabularySize(),
                        request.validationFraction(),
                        tokensPerShard));
        if (request.tokenizer().specialTokens()) {
            content.append("special tokens\n");
        }
        if (request.tokenizer().sampleBytes() != null) {
            content.append("sample %d %d\n".formatted(request.tokenizer().sampleBytes(), request.splitSeed()));
        }
        if (corpus instanceof Corpus.Samples samples) {
            content.append("samples ").append(corpus.form().word()).append('\n');
            // What was left out is told in the version's statistics.
            content.append(
                    samples.set().duplicates() > 0
                            ? "duplicates %d\n".formatted(samples.set().duplicates())
                            : "");
            content.append(
                    samples.set().unselected() > 0
                            ? "unselected %d\n".formatted(samples.set().unselected())
                            : "");
        }
        if (request.chat() != null) {
            content.append("chat ").append(hash(request.chat())).append('\n');
        }
        if (request.cleaning() != null || request.split() != null) {
            // What the rules did is told in the version's report.
            append(content, "cleaning", request.cleaning());
            append(content, "split", request.split());
            append(content, "rules", rules);
        }
        if (request.markers() != null) {
            content.append("markers ").append(request.markers()).append('\n');
        }
        importedTokenizer.ifPresent(json -> content.append("imported ")
                .append(Sha256.of(json.getBytes(StandardCharsets.UTF_8)))
                .append('\n'));
        return Sha256.of(content.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    private static String hash(Chat chat) {
        var parts = Stream.of(chat.template(), chat.bosToken(), chat.eosToken())
                .map(part -> Objects.requireNonNullElse(part, ""))
                .toList();
        return Sha256.of(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder content, String what, @Nullable Object settings) {
        content.append("%s %s\n".formatted(what, JsonFormat.mapper().valueToTree(settings)));
    }
}

package dev.athanor.deploy.local.command;

import dev.athanor.contracts.event.TokenizerSpecification;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which tokenizer a dataset gets. */
final class TokenizerOptions {

    @Option(
            names = "--tokenizer",
            paramLabel = "char|bpe",
            defaultValue = "char",
            description = "Characters or byte-level BPE, trained on the text.")
    private Kind kind;

    @Option(names = "--vocabulary-size", paramLabel = "N", description = "How many tokens BPE learns.")
    private @Nullable Integer vocabularySize;

    @Option(
            names = "--tokenizer-sample",
            paramLabel = "BYTES",
            description = "How much of the text BPE learns from, at most; by default all of it.")
    private @Nullable Long sampleBytes;

    @Option(
            names = "--special-tokens",
            description = "For a text whose model shall guess masked tokens; of samples they always are.")
    private boolean specialTokens;

    @Option(
            names = "--tokenizer-file",
            paramLabel = "FILE",
            description = "A tokenizer.json that is taken as it is, instead.")
    private @Nullable Path file;

    /** How text becomes tokens. */
    TokenizerSpecification specification() {
        return file == null
                ? new TokenizerSpecification(kind.specified, vocabularySize, specialTokens, null, sampleBytes)
                : new TokenizerSpecification(TokenizerSpecification.Kind.IMPORTED, null);
    }

    /** What is sent along, if it is imported. */
    @Nullable
    Path file() {
        return file;
    }

    private enum Kind {
        CHAR(TokenizerSpecification.Kind.CHARACTER),
        BPE(TokenizerSpecification.Kind.BYTE_LEVEL_BPE);

        private final TokenizerSpecification.Kind specified;

        Kind(TokenizerSpecification.Kind specified) {
            this.specified = specified;
        }
    }
}

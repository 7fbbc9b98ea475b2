package dev.athanor.export.format;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.export.checkpoint.Checkpoint;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tokenizer as it lies beside a model: {@code tokenizer.json} and {@code tokenizer_config.json}. */
final class TokenizerFiles {

    private TokenizerFiles() {}

    static void write(Checkpoint checkpoint, Path folder) throws IOException {
        Files.copy(checkpoint.tokenizer(), folder.resolve(DatasetAddress.TOKENIZER));
        try (Tokenizer tokenizer = Tokenizer.open(checkpoint.tokenizer())) {
            Files.writeString(
                    folder.resolve("tokenizer_config.json"),
                    tokenizer.configurationJson(checkpoint.trained().contextLength()));
        }
    }
}

package dev.athanor.data.tokenize;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A {@code tokenizer.json} that was made elsewhere. */
public final class ImportedTokenizer {

    /** The largest published ones, of 256,000 tokens, have about 35 MB. */
    private static final long LARGEST_BYTES = 1 << 27;

    private ImportedTokenizer() {}

    /**
     * The file's text.
     *
     * @throws DatasetException if it is no tokenizer that can be used
     */
    public static String read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw unreadable("it is larger than %d bytes".formatted(LARGEST_BYTES));
        }
        try {
            String json = Files.readString(file);
            Tokenizer.of(json).close();
            return json;
        } catch (CharacterCodingException e) {
            throw unreadable("it is not UTF-8");
        } catch (IllegalArgumentException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static DatasetException unreadable(String why) {
        return new DatasetException(
                DatasetProblem.TOKENIZER_IS_UNREADABLE,
                "The tokenizer cannot be read: %s. Send the tokenizer.json that Hugging Face's tokenizers saved."
                        .formatted(why));
    }
}

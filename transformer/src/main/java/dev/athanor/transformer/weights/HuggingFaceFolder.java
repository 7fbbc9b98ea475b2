package dev.athanor.transformer.weights;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A model as a folder that Hugging Face's {@code transformers} loads: weights, configuration and tokenizer. */
public final class HuggingFaceFolder {

    private static final String WEIGHTS = "model.safetensors";
    private static final String CONFIG = "config.json";
    private static final String GENERATION_CONFIG = "generation_config.json";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String TOKENIZER_CONFIG = "tokenizer_config.json";

    private HuggingFaceFolder() {}

    /**
     * Writes a GPT-2. A model without biases is written with zeros for them, which that library's class requires.
     *
     * @param folder that exists; files of the same names are replaced
     * @param weights of the model, all of one floating-point type
     * @param tokenizerJson the tokenizer that the model was trained with
     * @return the files written
     * @throws IllegalArgumentException if the weights do not fit the configuration
     */
    public static List<Path> write(Path folder, Gpt2Config config, Weights weights, Path tokenizerJson)
            throws IOException {
        Gpt2Config biased = config.withBias();
        Weights fitting = weights.fitting(new Gpt2(biased).parameters());
        ElementType type = fitting.tensors().firstEntry().getValue().type();
        try (Tokenizer tokenizer = Tokenizer.open(tokenizerJson)) {
            OptionalInt endOfText = tokenizer.endOfText();
            Files.writeString(folder.resolve(CONFIG), HuggingFaceConfig.write(biased, endOfText, type));
            Files.writeString(folder.resolve(GENERATION_CONFIG), HuggingFaceConfig.writeGeneration(endOfText));
            Files.writeString(folder.resolve(TOKENIZER_CONFIG), tokenizer.configurationJson(config.contextLength()));
        }
        Files.copy(tokenizerJson, folder.resolve(TOKENIZER), StandardCopyOption.REPLACE_EXISTING);
        SafetensorsFile.write(fitting, folder.resolve(WEIGHTS));
        return Stream.of(WEIGHTS, CONFIG, GENERATION_CONFIG, TOKENIZER, TOKENIZER_CONFIG)
                .map(folder::resolve)
                .toList();
    }
}

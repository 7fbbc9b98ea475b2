package dev.athanor.transformer.huggingface;

import dev.athanor.transformer.model.BertClassifier;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.WeightSource;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.SafetensorsFolder;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model as {@code save_pretrained} leaves it: {@code config.json} beside {@code model.safetensors}, or beside shards and
 * their index. Weights are mapped, not read: they are valid until the folder is closed by whoever opened it.
 *
 * <pre>{@code
 * try (HuggingFaceFolder folder = HuggingFaceFolder.open(path)) {
 *     TrainingProgram.create(file, folder.languageModel(), settings, seed, folder.weights());
 * }
 * }</pre>
 */
public final class HuggingFaceFolder implements AutoCloseable {

    private static final String CONFIG = "config.json";

    /** What that library writes into one file unless told otherwise, in bytes. */
    public static final long LARGEST_SHARD = 50_000_000_000L;

    private final Model model;
    private final Weights weights;
    private final SafetensorsFolder files;

    private HuggingFaceFolder(Model model, Weights weights, SafetensorsFolder files) {
        this.model = model;
        this.weights = weights;
        this.files = files;
    }

    /**
     * Opens a folder.
     *
     * @throws IllegalArgumentException if its model is not computed here, or its tensors are not the model's: what is
     *     missing, left over or of another shape is all named at once
     * @throws dev.athanor.transformer.weights.MalformedSafetensorsException if a file is damaged or missing
     */
    public static HuggingFaceFolder open(Path folder) throws IOException {
        Model configured = HuggingFaceConfig.read(Files.readString(folder.resolve(CONFIG)));
        SafetensorsFolder files = SafetensorsFolder.open(folder);
        try {
            Model model = HuggingFaceConfig.fitted(configured, files.weights());
            Weights weights = named(model, files.weights()).matching(model.parameters());
            return new HuggingFaceFolder(model, weights, files);
        } catch (RuntimeException refused) {
            files.close();
            throw refused;
        }
    }

    /**
     * Opens the encoder of a folder under a new head that labels sequences, whatever head it had.
     *
     * @param labels how many there are
     * @param seed of the head's first weights
     * @throws IllegalArgumentException if its model has no such encoder, or its tensors are not that encoder's
     */
    public static HuggingFaceFolder openAsClassifier(Path folder, int labels, long seed) throws IOException {
        BertClassifier model =
                FreshClassifier.over(HuggingFaceConfig.read(Files.readString(folder.resolve(CONFIG))), labels);
        SafetensorsFolder files = SafetensorsFolder.open(folder);
        try {
            Weights weights = FreshClassifier.completed(model, named(model, files.weights()), seed);
            return new HuggingFaceFolder(model, weights, files);
        } catch (IOException | RuntimeException refused) {
            files.close();
            throw refused;
        }
    }

    /** The tensors by the names of the parameters that they stand for. */
    private static Weights named(Model model, Weights file) {
        TensorNames names = HuggingFaceConfig.tensorNames(model);
        Set<String> known = model.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        SequencedMap<String, Tensor> named = new LinkedHashMap<>();
        file.tensors().forEach((name, tensor) -> {
            String parameter = names.parameter(name, known);
            if (known.contains(parameter) || !names.isPassedOver(name)) {
                named.put(parameter, tensor);
            }
        });
        return new Weights(named);
    }

    /** What its configuration describes. */
    public Model model() {
        return model;
    }

    /**
     * Its model, if that scores the next token.
     *
     * @throws IllegalArgumentException if it is of another kind
     */
    public LanguageModel languageModel() {
        return switch (model) {
            case LanguageModel languageModel -> languageModel;
            case MaskedLanguageModel masked -> throw refused("tells hidden tokens");
            case SequenceClassifier classifier -> throw refused("labels sequences");
            case SequenceToSequence sequenceToSequence -> throw refused("writes one sequence for another");
        };
    }

    private static IllegalArgumentException refused(String does) {
        return new IllegalArgumentException(
                "the folder's model " + does + "; it does not score the next token of a text");
    }

    /** Its weights for a program, as singles. */
    public WeightSource weights() {
        return weights.source();
    }

    /**
     * Writes a folder.
     *
     * @param model whose parameters the weights are; written as it is {@link HuggingFaceConfig#published}
     * @param conventions of its dataset
     * @param largestShard most bytes of tensors in one file; a larger model is written as shards with an index
     */
    public static void write(Path folder, Model model, Weights weights, Conventions conventions, long largestShard)
            throws IOException {
        Model published = HuggingFaceConfig.published(model);
        Weights fitting = weights.fitting(published.parameters());
        SafetensorsFolder.write(fitting, folder, largestShard);
        ElementType type = fitting.tensors().firstEntry().getValue().type();
        Files.writeString(folder.resolve(CONFIG), HuggingFaceConfig.write(published, conventions, type));
    }

    @Override
    public void close() {
        files.close();
    }
}

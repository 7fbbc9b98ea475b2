package dev.athanor.transformer.huggingface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.transformer.model.AdaptedModel;
import dev.athanor.transformer.model.BertClassifier;
import dev.athanor.transformer.model.BertMaskedLanguageModel;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.T5;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.Weights;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code config.json} and {@code generation_config.json} by which Hugging Face's {@code transformers} opens a model. */
public final class HuggingFaceConfig {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final Gpt2Family GPT2 = new Gpt2Family();
    private static final LlamaFamily LLAMA = new LlamaFamily();
    private static final BertMaskedFamily BERT_MASKED = new BertMaskedFamily();
    private static final BertClassifierFamily BERT_CLASSIFIER = new BertClassifierFamily();
    private static final T5Family T5_FAMILY = new T5Family();
    private static final List<Family<?>> FAMILIES = List.of(GPT2, LLAMA, BERT_MASKED, BERT_CLASSIFIER, T5_FAMILY);

    private HuggingFaceConfig() {}

    /**
     * The {@code config.json} of a model.
     *
     * @param model as it is {@link #published}
     * @param conventions of its dataset
     * @param type of the weights beside it
     */
    public static String write(Model model, Conventions conventions, ElementType type) {
        return switch (model) {
            case Gpt2 gpt2 -> write(GPT2, gpt2, conventions, type);
            case Llama llama -> write(LLAMA, llama, conventions, type);
            case BertMaskedLanguageModel masked -> write(BERT_MASKED, masked, conventions, type);
            case BertClassifier classifier -> write(BERT_CLASSIFIER, classifier, conventions, type);
            case T5 t5 -> write(T5_FAMILY, t5, conventions, type);
            case AdaptedModel _ -> throw unmerged();
        };
    }

    private static <M extends Model> String write(
            Family<M> family, M model, Conventions conventions, ElementType type) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.putArray("architectures").add(family.architectures().getFirst());
        file.put("model_type", family.modelType());
        family.write(model, conventions, file);
        putTokens(file, conventions);
        // The first is read by version 5, the second by version 4.
        file.put("dtype", torchName(type));
        file.put("torch_dtype", torchName(type));
        return text(file);
    }

    /**
     * The same model with every parameter that that library's has, such as the biases of a GPT-2 that was trained
     * without; those that are added start at zero, which computes the same.
     */
    public static Model published(Model model) {
        return switch (model) {
            case Gpt2 gpt2 -> GPT2.published(gpt2);
            case Llama llama -> llama;
            case BertMaskedLanguageModel masked -> masked;
            case BertClassifier classifier -> classifier;
            case T5 t5 -> t5;
            case AdaptedModel _ -> throw unmerged();
        };
    }

    static TensorNames tensorNames(Model model) {
        return switch (model) {
            case Gpt2 gpt2 -> GPT2.tensorNames(gpt2);
            case Llama llama -> LLAMA.tensorNames(llama);
            case BertMaskedLanguageModel masked -> BERT_MASKED.tensorNames(masked);
            case BertClassifier classifier -> BERT_CLASSIFIER.tensorNames(classifier);
            case T5 t5 -> T5_FAMILY.tensorNames(t5);
            case AdaptedModel _ -> throw unmerged();
        };
    }

    private static IllegalArgumentException unmerged() {
        return new IllegalArgumentException("merge the adapters into the weights before the model is written");
    }

    /** The {@code generation_config.json}: what starts and ends a text; all else as the library has it. */
    public static String writeGeneration(Conventions conventions) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        putTokens(file, conventions);
        return text(file);
    }

    /** Left out, they would be taken for those of the first model of the family. */
    private static void putTokens(ObjectNode file, Conventions conventions) {
        put(file, "bos_token_id", conventions.beginning());
        put(file, "eos_token_id", conventions.end());
        put(file, "pad_token_id", conventions.padding());
        if (conventions.decoderStart().isPresent()) {
            put(file, "decoder_start_token_id", conventions.decoderStart());
        }
    }

    private static void put(ObjectNode file, String name, OptionalInt token) {
        if (token.isPresent()) {
            file.put(name, token.getAsInt());
        } else {
            file.putNull(name);
        }
    }

    private static String torchName(ElementType type) {
        return switch (type) {
            case F32 -> "float32";
            case F16 -> "float16";
            case BF16 -> "bfloat16";
            case F64, I64, I32, I16, I8, U8, BOOL ->
                throw new IllegalArgumentException("no model has weights of " + type);
        };
    }

    /**
     * The model that a {@code config.json} describes. Keys that are absent have that library's defaults.
     *
     * @throws IllegalArgumentException if it is of another family, or a variant that is not computed here; all such
     *     findings at once
     */
    public static Model read(String json) {
        ConfigReader file = ConfigReader.of(json);
        return file.complete(() -> family(file).read(file));
    }

    /**
     * The same, of which the parameters are known, where they know better than the file.
     *
     * @param parameters names of those that the model has
     */
    public static Model read(String json, Collection<String> parameters) {
        return switch (read(json)) {
            case T5 t5 -> T5_FAMILY.fitted(t5, parameters);
            case Model other -> other;
        };
    }

    /**
     * The same under a new head that labels sequences, whatever head it has.
     *
     * @param labels how many there are
     * @throws IllegalArgumentException if the model has no encoder for such a head
     */
    public static Model readAsClassifier(String json, int labels) {
        return FreshClassifier.over(read(json), labels);
    }

    /** The model as the weights beside its configuration have it, where those know better. */
    static Model fitted(Model model, Weights file) {
        return switch (model) {
            case T5 t5 -> T5_FAMILY.fitted(t5, file);
            case Gpt2 gpt2 -> gpt2;
            case Llama llama -> llama;
            case BertMaskedLanguageModel masked -> masked;
            case BertClassifier classifier -> classifier;
            case AdaptedModel _ -> throw unmerged();
        };
    }

    /** A configuration that names no class is of the family's first. */
    private static Family<?> family(ConfigReader file) {
        String modelType = file.word("model_type", "missing");
        List<Family<?>> related = FAMILIES.stream()
                .filter(family -> family.modelType().equals(modelType))
                .toList();
        if (related.isEmpty()) {
            throw new IllegalArgumentException("model_type is %s, but only %s are computed"
                    .formatted(modelType, names(FAMILIES.stream().map(Family::modelType))));
        }
        String architecture =
                file.first("architectures", related.getFirst().architectures().getFirst());
        return related.stream()
                .filter(family -> family.architectures().contains(architecture))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("architectures is %s, but only %s are computed"
                        .formatted(
                                architecture,
                                names(related.stream().flatMap(family -> family.architectures().stream())))));
    }

    private static String names(Stream<String> names) {
        return names.distinct().collect(Collectors.joining(", "));
    }

    private static String text(ObjectNode file) {
        try {
            return JSON.writeValueAsString(file);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

package dev.athanor.serving;

import dev.athanor.contracts.address.ExportDescription;
import dev.athanor.contracts.address.ModelAddress;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.event.ExportEvent.Exported;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.LlamaConfig;
import dev.athanor.transformer.onnx.OnnxFile;
import dev.athanor.transformer.onnx.OnnxProgram;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import dev.athanor.transformer.tokenizer.Tokenizer;
import dev.athanor.transformer.torch.InferenceProgram;
import dev.athanor.transformer.torch.TokenBatch;
import dev.athanor.transformer.torch.WeightSource;
import dev.athanor.transformer.torch.archive.TorchArchive;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;

/** A small random model over letters, both as the TorchScript program and as an ONNX export in the store. */
final class TinyExport implements AutoCloseable {

    static final int CONTEXT = 32;
    static final String LETTERS = "abcdefghijklmnopqrstuvwxyz .\n";

    private final Path program;
    private final LanguageModel model;
    private final Tokenizer tokenizer;
    private final InferenceProgram torch;

    /** A GPT-2. */
    TinyExport(long seed) throws IOException {
        this(seed, vocabulary -> new Gpt2(new Gpt2Config(vocabulary, CONTEXT, 2, 2, 16, 0, false)));
    }

    /** A Llama, two of whose heads share keys and values. */
    static TinyExport llama(long seed) throws IOException {
        return new TinyExport(
                seed, vocabulary -> new Llama(LlamaConfig.of(vocabulary, CONTEXT, 2, 2, 1, 16, 32, false)));
    }

    private TinyExport(long seed, IntFunction<LanguageModel> ofVocabulary) throws IOException {
        String tokenizerJson = CharacterVocabulary.of(List.of(LETTERS)).toTokenizerJson();
        tokenizer = Tokenizer.of(tokenizerJson);
        model = ofVocabulary.apply(tokenizer.vocabularySize());
        program = Files.createTempFile("tiny", ".pt");
        WeightSource initial = WeightSource.initial(seed);
        InferenceProgram.create(program, model, initial);
        torch = InferenceProgram.load(program);
    }

    /** Puts the export into the store, as the export service leaves it. */
    Exported save(ArtifactStore store, String name, String version) throws IOException {
        return save(
                store,
                name,
                version,
                ExportFormat.ONNX,
                folder -> folder.put("model.onnx", OnnxFile.toBytes(OnnxProgram.withCache(model), weights())));
    }

    /** The same as TorchScript. */
    Exported saveScript(ArtifactStore store, String name, String version) throws IOException {
        return save(store, name, version, ExportFormat.TORCHSCRIPT, folder -> folder.put("model.pt", program));
    }

    /** Puts what a format consists of beside the tokenizer. */
    private interface Contents {
        void putInto(FolderWriter folder) throws IOException;
    }

    private Exported save(ArtifactStore store, String name, String version, ExportFormat format, Contents contents)
            throws IOException {
        String prefix = new ModelAddress(name, version).prefix(format);
        String tokenizerJson = CharacterVocabulary.of(List.of(LETTERS)).toTokenizerJson();
        try (FolderWriter folder = new FolderWriter(store, prefix)) {
            contents.putInto(folder);
            folder.put("tokenizer.json", tokenizerJson.getBytes(StandardCharsets.UTF_8));
            folder.commit(new ExportDescription(
                    name,
                    version,
                    format,
                    "run",
                    "runs/run/checkpoints/step-00000001",
                    "0".repeat(64),
                    "letters",
                    "0123456789abcdef",
                    CONTEXT,
                    tokenizer.vocabularySize(),
                    64,
                    1e-6,
                    Objective.CAUSAL));
        }
        return new Exported(format, prefix, 1, 1e-6);
    }

    private Weights weights() throws IOException {
        LinkedHashMap<String, Tensor> tensors = new LinkedHashMap<>();
        try (TorchArchive archive = TorchArchive.open(program)) {
            for (String name : archive.parameterNames()) {
                tensors.put(
                        name,
                        new Tensor(ElementType.F32, archive.tensor(name).shape(), archive.read(name, Arena.ofAuto())));
            }
        }
        return new Weights(tensors);
    }

    /** What greedy decoding by the TorchScript program adds to a prompt. */
    String greedy(String prompt, int count) {
        int[] tokens = tokenizer.encode(prompt);
        int begin = tokens.length;
        for (int added = 0; added < count && tokens.length < CONTEXT; added++) {
            tokens = Arrays.copyOf(tokens, tokens.length + 1);
            tokens[tokens.length - 1] = next(Arrays.copyOf(tokens, tokens.length - 1));
        }
        return tokenizer.decode(Arrays.copyOfRange(tokens, begin, tokens.length));
    }

    private int next(int[] tokens) {
        try (TokenBatch batch = new TokenBatch(1, 1, tokens.length)) {
            for (int position = 0; position < tokens.length; position++) {
                batch.set(0, position, tokens[position]);
            }
            FloatBuffer logits = torch.logits(batch);
            int row = (tokens.length - 1) * tokenizer.vocabularySize();
            int best = 0;
            for (int token = 1; token < tokenizer.vocabularySize(); token++) {
                best = logits.get(row + token) > logits.get(row + best) ? token : best;
            }
            return best;
        }
    }

    @Override
    public void close() throws IOException {
        torch.close();
        tokenizer.close();
        Files.delete(program);
    }
}

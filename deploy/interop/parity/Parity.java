import dev.athanor.transformer.huggingface.Conventions;
import dev.athanor.transformer.huggingface.HuggingFaceFolder;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.Batch;
import dev.athanor.transformer.torch.InferenceProgram;
import dev.athanor.transformer.torch.LabelledBatch;
import dev.athanor.transformer.torch.Optimizer;
import dev.athanor.transformer.torch.OwnModel;
import dev.athanor.transformer.torch.Precision;
import dev.athanor.transformer.torch.ScriptedModel;
import dev.athanor.transformer.torch.TokenBatch;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.TrainingSettings;
import dev.athanor.transformer.torch.archive.TorchArchive;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.SafetensorsFile;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Reads folders that transformers wrote, and TorchScript modules that their owners wrote. Leaves in each, as athanor.safetensors, what our programs compute from it, the
 * scores of the folder's inputs and the gradient of one training step; and the model once again, as we write it.
 */
final class Parity {

    /** Without momentum, the first moment after one step is the gradient; without clipping, all of it. */
    private static final TrainingSettings SETTINGS =
            new TrainingSettings(Precision.FP32, new Optimizer.AdamW(0, 0.99, 1e-8, 0), 0);

    /** What own_models.py writes. */
    private static final String OWN_MODULE = "model.pt";

    private static final int OWN_VOCABULARY = 11;
    private static final int OWN_CONTEXT = 16;

    private static final List<String> GROUPS = List.of("decayed", "undecayed");

    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(arguments[0]))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                if (Files.exists(folder.resolve(OWN_MODULE))) {
                    computeOwn(folder);
                } else {
                    compute(folder);
                }
                System.out.println("computed " + folder.getFileName());
            }
        }
    }

    private static void compute(Path folder) throws IOException {
        Path inference = folder.resolve("inference.pt");
        Path untrained = folder.resolve("untrained.pt");
        Path trained = folder.resolve("trained.pt");
        SequencedMap<String, Tensor> results = new LinkedHashMap<>();
        try (HuggingFaceFolder read = HuggingFaceFolder.open(folder);
                SafetensorsFile inputs = SafetensorsFile.open(folder.resolve("inputs.safetensors"))) {
            Path written = Files.createDirectories(folder.resolve("written"));
            HuggingFaceFolder.write(
                    written, read.model(), weights(read), Conventions.NONE, inShards(folder) ? 20_000 : 1 << 30);
            InferenceProgram.create(inference, read.model(), read.weights());
            TrainingProgram.create(untrained, read.model(), SETTINGS, 1, read.weights());
            switch (read.model()) {
                case LanguageModel model -> computeTokens(inference, untrained, trained, inputs.weights(), results);
                case MaskedLanguageModel model -> computeLabels(inference, untrained, trained, inputs.weights(), results);
                case SequenceClassifier model -> computeLabels(inference, untrained, trained, inputs.weights(), results);
                case SequenceToSequence model -> computeLabels(inference, untrained, trained, inputs.weights(), results);
            }
            try (TorchArchive archive = TorchArchive.open(trained)) {
                putGradients(archive, read.model().parameters(), results);
            }
        }
        SafetensorsFile.write(new Weights(results), folder.resolve("athanor.safetensors"));
    }

    /** A module of somebody's own, before and after a step; and as it is exported then. */
    private static void computeOwn(Path folder) throws IOException {
        Path untrained = folder.resolve("untrained.pt");
        Path trained = folder.resolve("trained.pt");
        Path written = folder.resolve("written.pt");
        SequencedMap<String, Tensor> results = new LinkedHashMap<>();
        try (OwnModel model = OwnModel.open(folder.resolve(OWN_MODULE), OWN_VOCABULARY, OWN_CONTEXT);
                SafetensorsFile inputs = SafetensorsFile.open(folder.resolve("inputs.safetensors"))) {
            model.tryOut(folder);
            TrainingProgram.create(untrained, model, SETTINGS, 1);
            computeTokens(untrained, untrained, trained, inputs.weights(), results);
            model.writeTrained(trained, written);
            long[][] tokens = rows(inputs.weights().tensor("tokens"));
            try (ScriptedModel exported = ScriptedModel.load(written, OWN_VOCABULARY, OWN_CONTEXT);
                    TokenBatch batch = batch(tokens, tokens[0].length - 1)) {
                results.put("scores_after", tensor(exported.logits(batch)));
            }
            try (TorchArchive archive = TorchArchive.open(trained)) {
                putGradients(archive, model.parameters(), results);
            }
        }
        SafetensorsFile.write(new Weights(results), folder.resolve("athanor.safetensors"));
    }

    private static boolean inShards(Path folder) {
        return Files.exists(folder.resolve("model.safetensors.index.json"));
    }

    private static Weights weights(HuggingFaceFolder folder) throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : folder.model().parameters()) {
            List<Long> shape = parameter.shape().stream().map(Integer::longValue).toList();
            MemorySegment data = MemorySegment.ofBuffer(folder.weights().of(parameter));
            tensors.put(parameter.name(), new Tensor(ElementType.F32, shape, data));
        }
        return new Weights(tensors);
    }

    /** A row holds one token more than the model reads: the target of its last. */
    private static void computeTokens(
            Path inference, Path untrained, Path trained, Weights inputs, SequencedMap<String, Tensor> results)
            throws IOException {
        long[][] tokens = rows(inputs.tensor("tokens"));
        try (InferenceProgram program = InferenceProgram.load(inference);
                TokenBatch batch = batch(tokens, tokens[0].length - 1)) {
            results.put("scores", tensor(program.logits(batch)));
        }
        try (TokenBatch batch = batch(tokens, tokens[0].length)) {
            train(untrained, trained, batch);
        }
    }

    private static void computeLabels(
            Path inference, Path untrained, Path trained, Weights inputs, SequencedMap<String, Tensor> results)
            throws IOException {
        try (LabelledBatch batch = batch(inputs);
                InferenceProgram program = InferenceProgram.load(inference)) {
            results.put("scores", tensor(program.scores(batch)));
            train(untrained, trained, batch);
        }
    }

    private static void train(Path untrained, Path trained, Batch batch) throws IOException {
        try (TrainingProgram program = TrainingProgram.load(untrained)) {
            program.step(batch, 1e-3);
            program.save(trained);
        }
    }

    private static LabelledBatch batch(Weights inputs) {
        long[][] tokens = rows(inputs.tensor("tokens"));
        long[][] mask = rows(inputs.tensor("key_mask"));
        long[][] companions = rows(inputs.tensor("companions"));
        long[][] labels = rows(inputs.tensor("labels"));
        LabelledBatch batch = new LabelledBatch(1, tokens.length, tokens[0].length);
        for (int row = 0; row < tokens.length; row++) {
            int length = (int) Arrays.stream(mask[row]).sum();
            batch.setTokens(row, Arrays.copyOf(ints(tokens[row]), length));
            batch.setCompanions(row, ints(companions[row]));
            batch.setLabels(row, ints(labels[row]));
        }
        return batch;
    }

    private static int[] ints(long[] numbers) {
        return Arrays.stream(numbers).mapToInt(Math::toIntExact).toArray();
    }

    private static TokenBatch batch(long[][] tokens, int length) {
        TokenBatch batch = new TokenBatch(1, tokens.length, length);
        for (int row = 0; row < tokens.length; row++) {
            for (int place = 0; place < length; place++) {
                batch.set(row, place, tokens[row][place]);
            }
        }
        return batch;
    }

    /** Moments stand in the order of the program's parameters, matrices apart from vectors. */
    private static void putGradients(
            TorchArchive archive, List<Parameter> parameters, SequencedMap<String, Tensor> results)
            throws IOException {
        SequencedMap<String, Parameter> named = new LinkedHashMap<>();
        parameters.forEach(parameter -> named.put(parameter.name(), parameter));
        for (String group : GROUPS) {
            List<String> members = archive.parameterNames().stream()
                    .filter(named::containsKey)
                    .filter(name -> named.get(name).decays() == group.equals("decayed"))
                    .toList();
            for (int i = 0; i < members.size(); i++) {
                MemorySegment moment =
                        archive.read("%s.first_moments.%d".formatted(group, i), Arena.ofAuto());
                results.put(
                        "gradient." + members.get(i),
                        new Tensor(ElementType.F32, List.of(moment.byteSize() / Float.BYTES), moment));
            }
        }
    }

    private static long[][] rows(Tensor tensor) {
        int count = Math.toIntExact(tensor.shape().getFirst());
        int length = Math.toIntExact(tensor.shape().getLast());
        long[][] rows = new long[count][length];
        for (int row = 0; row < count; row++) {
            for (int place = 0; place < length; place++) {
                rows[row][place] = tensor.data()
                        .getAtIndex(ValueLayout.JAVA_LONG_UNALIGNED, (long) row * length + place);
            }
        }
        return rows;
    }

    private static Tensor tensor(FloatBuffer numbers) {
        float[] floats = new float[numbers.remaining()];
        numbers.get(floats);
        return Tensor.of(floats, (long) floats.length);
    }
}

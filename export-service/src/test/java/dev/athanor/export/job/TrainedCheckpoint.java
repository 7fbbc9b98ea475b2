package dev.athanor.export.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.Provenance;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.transformer.huggingface.HuggingFaceConfig;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import dev.athanor.transformer.tokenizer.Tokenizer;
import dev.athanor.transformer.torch.Optimizer;
import dev.athanor.transformer.torch.OwnModel;
import dev.athanor.transformer.torch.Precision;
import dev.athanor.transformer.torch.TokenBatch;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.TrainingSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A checkpoint as a trainer leaves it, of a tiny model that took some steps on a tiny dataset. */
final class TrainedCheckpoint {

    private static final String TEXT = "the fire burns low, the salt and the sulphur turn to gold. ".repeat(60);
    private static final String SHAPE = "layers: 2, heads: 2, hiddenSize: 32, ";
    private static final int CONTEXT = 32;
    private static final int STEPS = 5;

    private TrainedCheckpoint() {}

    /** Writes the dataset and the checkpoint of {@code run}; the model is a GPT-2 and has biases or not. */
    static CheckpointAddress write(ArtifactStore store, String run, boolean bias) throws IOException {
        return write(store, run, "bias: " + bias);
    }

    /** The same with something to say of the model. */
    static CheckpointAddress write(ArtifactStore store, String run, String model) throws IOException {
        return write(store, run, model, "rank: 0");
    }

    /** The same with something to say of its adapters. */
    static CheckpointAddress write(ArtifactStore store, String run, String model, String adapters) throws IOException {
        String tokenizerJson = CharacterVocabulary.of(List.of(TEXT)).toTokenizerJson();
        int[] tokens;
        int vocabulary;
        try (Tokenizer tokenizer = Tokenizer.of(tokenizerJson)) {
            tokens = tokenizer.encode(TEXT);
            vocabulary = tokenizer.vocabularySize();
        }
        RunConfiguration configuration = configuration(run, model, adapters);
        writeDataset(store, configuration, tokenizerJson, tokens, vocabulary);
        Path program = Files.createTempFile("program", ".pt");
        train(store, program, configuration, tokens, vocabulary);
        CheckpointAddress address = new RunAddress(run).checkpoint(STEPS);
        try (FolderWriter folder = new FolderWriter(store, address.prefix())) {
            folder.put("program.pt", program);
            folder.putJson("trainer.json", state(run, configuration, vocabulary));
            folder.commit(Map.of("run", run));
        }
        Files.delete(program);
        return address;
    }

    private static RunConfiguration configuration(String run, String model, String adapters) {
        return RunConfigurations.resolve(RunConfigurations.parse(
                """
                name: model-of-%s
                dataset: {name: alchemy-%s, version: 0123456789abcdef}
                model: {contextLength: %d, %s}
                adapters: {%s}
                training: {steps: %d, batchSize: 4}
                schedule: {warmupSteps: 0}
                """.formatted(run, run, CONTEXT, model.contains("from:") ? model : SHAPE + model, adapters, STEPS)));
    }

    private static void writeDataset(
            ArtifactStore store, RunConfiguration configuration, String tokenizerJson, int[] tokens, int vocabulary) {
        DatasetAddress address = new DatasetAddress(
                configuration.dataset().name(), configuration.dataset().version());
        try (FolderWriter folder = new FolderWriter(store, address.prefix())) {
            folder.put("tokenizer.json", tokenizerJson.getBytes(UTF_8));
            folder.put("val-00000.bin", uint16(tokens));
            folder.commit(new DatasetDescription(
                    address.name(),
                    address.version(),
                    new TextSource.Synthetic(TEXT.length(), 1),
                    "none",
                    new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null),
                    0.5,
                    new DatasetStatistics(TEXT.length(), vocabulary, tokens.length, tokens.length, Short.BYTES),
                    DatasetForm.TEXT,
                    List.of(),
                    SpecialTokens.NONE));
        }
    }

    private static byte[] uint16(int[] tokens) {
        ByteBuffer bytes = ByteBuffer.allocate(tokens.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int token : tokens) {
            bytes.putShort((short) token);
        }
        return bytes.array();
    }

    private static void train(
            ArtifactStore store, Path program, RunConfiguration configuration, int[] tokens, int vocabulary)
            throws IOException {
        create(store, program, configuration, vocabulary);
        try (TrainingProgram training = TrainingProgram.load(program);
                TokenBatch batch = new TokenBatch(1, 4, CONTEXT + 1)) {
            for (int step = 0; step < STEPS; step++) {
                for (int row = 0; row < 4; row++) {
                    for (int position = 0; position <= CONTEXT; position++) {
                        batch.set(row, position, tokens[(step * 4 + row) * 17 + position]);
                    }
                }
                training.step(batch, 1e-2);
            }
            training.save(program);
        }
    }

    private static void create(ArtifactStore store, Path program, RunConfiguration configuration, int vocabulary)
            throws IOException {
        var settings = new TrainingSettings(Precision.FP32, new Optimizer.AdamW(0.9, 0.99, 1e-8, 0.1), 1.0);
        var model = configuration.model();
        if (model.startsFromOwnModule()) {
            Path module = Files.createTempFile("module", ".pt");
            FolderReader.find(store, model.from()).orElseThrow().download("model.pt", module);
            try (OwnModel own = OwnModel.open(module, vocabulary, CONTEXT)) {
                TrainingProgram.create(program, own, settings, 7);
            }
            Files.delete(module);
            return;
        }
        LanguageModel base = base(store, configuration, vocabulary);
        Model trained = new Blueprint(configuration, Objective.CAUSAL, vocabulary, 0).adapted(base);
        TrainingProgram.create(program, trained, settings, 7);
    }

    private static LanguageModel base(ArtifactStore store, RunConfiguration configuration, int vocabulary) {
        var model = configuration.model();
        if (model.startsFromAnother()) {
            byte[] config = FolderReader.find(store, model.from()).orElseThrow().read("config.json");
            return (LanguageModel) HuggingFaceConfig.read(new String(config, UTF_8));
        }
        return (LanguageModel) new Blueprint(configuration, Objective.CAUSAL, vocabulary, 0).base();
    }

    private static TrainerState state(String run, RunConfiguration configuration, int vocabulary) {
        var provenance = new Provenance("test", "none", 7, "test", "test", "cpu", 1, "fp32");
        return new TrainerState(
                run,
                1,
                STEPS,
                STEPS * 4L * CONTEXT,
                vocabulary,
                3.0,
                null,
                null,
                null,
                configuration,
                provenance,
                null);
    }
}

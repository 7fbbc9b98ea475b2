package dev.athanor.export.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.Provenance;
import dev.athanor.contracts.event.SampleStatistics;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.contracts.run.DatasetFit;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import dev.athanor.transformer.torch.Optimizer;
import dev.athanor.transformer.torch.Precision;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.TrainingSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A checkpoint of a model that does not go on with texts, on a dataset of the form that it learns from; at its first weights. */
final class TaskCheckpoint {

    static final List<String> LABELS = List.of("bad", "good", "so-so");

    private static final int STEP = 1;
    private static final int VOCABULARY = 31;
    private static final int SEQUENCES = 8;
    private static final SpecialTokens SPECIAL = new SpecialTokens(2, 3, 1, 4, 0);

    private TaskCheckpoint() {}

    /** Writes the dataset and the checkpoint of {@code run}. */
    static CheckpointAddress write(ArtifactStore store, String run, String architecture, DatasetForm form)
            throws IOException {
        String shape = "architecture: %s, layers: 2, heads: 2, hiddenSize: 32, dropout: 0.1".formatted(architecture);
        return write(store, run, shape, form, blueprint -> blueprint.trained());
    }

    /** The same of a run that started from a model of somebody else's. */
    static CheckpointAddress writeFrom(ArtifactStore store, String run, String address, Model model, DatasetForm form)
            throws IOException {
        return write(store, run, "from: " + address, form, blueprint -> blueprint.adapted(model));
    }

    private static CheckpointAddress write(
            ArtifactStore store, String run, String model, DatasetForm form, Function<Blueprint, Model> trained)
            throws IOException {
        RunConfiguration configuration =
                RunConfigurations.resolve(RunConfigurations.parse("""
                name: model-of-%s
                dataset: {name: samples-%s, version: 0123456789abcdef}
                model: {contextLength: 16, %s}
                """.formatted(run, run, model)));
        DatasetDescription dataset = dataset(configuration, form);
        writeDataset(store, dataset);
        Path program = program(configuration, dataset, trained);
        CheckpointAddress address = new RunAddress(run).checkpoint(STEP);
        try (FolderWriter folder = new FolderWriter(store, address.prefix())) {
            folder.put("program.pt", program);
            folder.putJson("trainer.json", state(run, configuration));
            folder.commit(Map.of("run", run));
        }
        Files.delete(program);
        return address;
    }

    private static Path program(
            RunConfiguration configuration, DatasetDescription dataset, Function<Blueprint, Model> trained)
            throws IOException {
        var objective = new DatasetFit(configuration, dataset).objective().orElseThrow();
        Path file = Files.createTempFile("program", ".pt");
        TrainingProgram.create(
                file,
                trained.apply(new Blueprint(
                        configuration, objective, VOCABULARY, dataset.labels().size())),
                new TrainingSettings(Precision.FP32, new Optimizer.AdamW(0.9, 0.99, 1e-8, 0.1), 1.0),
                7);
        return file;
    }

    private static DatasetDescription dataset(RunConfiguration configuration, DatasetForm form) {
        return new DatasetDescription(
                configuration.dataset().name(),
                configuration.dataset().version(),
                new TextSource.Synthetic(100, 1),
                "none",
                new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null, true, null),
                0.5,
                new DatasetStatistics(
                        100,
                        VOCABULARY,
                        100,
                        100,
                        Short.BYTES,
                        form == DatasetForm.TEXT
                                ? null
                                : new SampleStatistics(SEQUENCES, SEQUENCES, SEQUENCES + 2, LABELS.size())),
                form,
                form == DatasetForm.LABELLED ? LABELS : List.of(),
                SPECIAL);
    }

    /** Sequence n has n + 3 tokens. */
    private static void writeDataset(ArtifactStore store, DatasetDescription dataset) {
        int tokens = IntStream.range(0, SEQUENCES).map(sequence -> sequence + 3).sum();
        ByteBuffer bytes = ByteBuffer.allocate(tokens * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, tokens).forEach(token -> bytes.putShort((short) (5 + token % 26)));
        ByteBuffer ends = ByteBuffer.allocate(SEQUENCES * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int sequence = 0, end = 0; sequence < SEQUENCES; sequence++) {
            end += sequence + 3;
            ends.putLong(end);
        }
        var address = new DatasetAddress(dataset.name(), dataset.version());
        try (FolderWriter folder = new FolderWriter(store, address.prefix())) {
            folder.put(
                    DatasetAddress.TOKENIZER,
                    CharacterVocabulary.of(List.of("abcdefghijklmnopqrstuvwxyz"))
                            .with(dev.athanor.transformer.tokenizer.SpecialTokens.TRAINED)
                            .toTokenizerJson()
                            .getBytes(UTF_8));
            folder.put(DatasetSplit.VALIDATION.tokens(0), bytes.array());
            if (dataset.form() != DatasetForm.TEXT) {
                folder.put(DatasetSplit.VALIDATION.ends(0), ends.array());
            }
            folder.commit(dataset);
        }
    }

    private static TrainerState state(String run, RunConfiguration configuration) {
        return new TrainerState(
                run,
                1,
                STEP,
                100,
                VOCABULARY,
                3.0,
                null,
                null,
                null,
                configuration,
                new Provenance("test", "none", 7, "25", "2.7.1", "cpu", 1, "fp32"),
                null);
    }
}

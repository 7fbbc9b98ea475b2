package dev.athanor.export.checkpoint;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.transformer.model.AdaptedLanguageModel;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.archive.TorchArchive;
import dev.athanor.transformer.weights.AdapterMerge;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Fetches checkpoints; every object is verified against its manifest. */
public final class CheckpointReader {

    private final ArtifactStore store;
    private final TrainedModels models;

    public CheckpointReader(ArtifactStore store) {
        this.store = store;
        this.models = new TrainedModels(store);
    }

    /**
     * Fetches a checkpoint and its dataset's tokenizer and held-out tokens.
     *
     * @param prefix the checkpoint's address
     * @param folder for the files
     * @throws ImpossibleExportException if it is not there
     */
    public Fetched fetch(String prefix, Path folder) throws IOException {
        CheckpointAddress address = new CheckpointAddress(prefix);
        FolderReader checkpoint = FolderReader.find(store, prefix)
                .orElseThrow(() -> new ImpossibleExportException(
                        "checkpoint-missing", "There is no checkpoint " + prefix + ": it has no manifest."));
        TrainerState state = checkpoint.readJson(name(prefix, address.trainer()), TrainerState.class);
        Path program = folder.resolve("program.pt");
        checkpoint.download(name(prefix, address.program()), program);
        DatasetAddress dataset = new DatasetAddress(
                state.configuration().dataset().name(),
                state.configuration().dataset().version());
        FolderReader data = FolderReader.find(store, dataset.prefix())
                .orElseThrow(() -> new ImpossibleExportException(
                        "dataset-missing",
                        "The checkpoint's dataset " + dataset.prefix()
                                + " is gone; without it there is no tokenizer and nothing to compare on."));
        Path tokenizer = folder.resolve(DatasetAddress.TOKENIZER);
        data.download(DatasetAddress.TOKENIZER, tokenizer);
        Path tokens = folder.resolve("val-00000.bin");
        data.download(name(dataset.prefix(), dataset.validationTokens(0)), tokens);
        LanguageModel model = models.base(state);
        DatasetDescription description = data.attributes(DatasetDescription.class);
        return new Fetched(
                new Checkpoint(
                        prefix,
                        checkpoint.manifestSha256(),
                        program,
                        state,
                        model,
                        weights(program, model, state),
                        description,
                        tokenizer),
                new HeldOutTokens(tokens, description.statistics().bytesPerToken()));
    }

    private static String name(String prefix, String key) {
        return key.substring(prefix.length() + 1);
    }

    private static Weights weights(Path program, LanguageModel base, TrainerState state) throws IOException {
        Optional<AdaptedLanguageModel> adapted = TrainedModels.adapted(base, state);
        return adapted.isPresent()
                ? AdapterMerge.merge(weights(program, adapted.get()), adapted.get())
                : weights(program, base);
    }

    private static Weights weights(Path program, LanguageModel model) throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        try (TorchArchive archive = TorchArchive.open(program)) {
            for (Parameter parameter : model.parameters()) {
                tensors.put(
                        parameter.name(),
                        new Tensor(
                                ElementType.F32,
                                parameter.shape().stream()
                                        .map(Integer::longValue)
                                        .toList(),
                                archive.read(parameter.name(), Arena.ofAuto())));
            }
        }
        return new Weights(tensors);
    }

    /**
     * What an export works with.
     *
     * @param checkpoint that is exported
     * @param heldOut tokens to compare on
     */
    public record Fetched(Checkpoint checkpoint, HeldOutTokens heldOut) {}
}

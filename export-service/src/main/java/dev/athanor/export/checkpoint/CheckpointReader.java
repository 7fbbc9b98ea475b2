package dev.athanor.export.checkpoint;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.transformer.model.AdaptedModel;
import dev.athanor.transformer.model.Model;
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
        DatasetDescription description = data.attributes(DatasetDescription.class);
        Blueprint blueprint = Checkpoint.blueprint(state, description);
        TrainedModel trained = state.configuration().model().startsFromOwnModule()
                ? models.ownModule(state, folder)
                : ofLibrary(program, models.base(blueprint, program), blueprint);
        return new Fetched(
                new Checkpoint(
                        prefix,
                        checkpoint.manifestSha256(),
                        program,
                        state,
                        blueprint.objective(),
                        trained,
                        description,
                        tokenizer),
                heldOut(data, description, folder));
    }

    private static HeldOut heldOut(FolderReader data, DatasetDescription description, Path folder) throws IOException {
        String tokens = DatasetSplit.VALIDATION.tokens(0);
        data.download(tokens, folder.resolve(tokens));
        String ends = DatasetSplit.VALIDATION.ends(0);
        if (description.form() != DatasetForm.TEXT) {
            data.download(ends, folder.resolve(ends));
        }
        return new HeldOut(
                new HeldOutTokens(
                        folder.resolve(tokens), description.statistics().bytesPerToken()),
                folder.resolve(ends),
                description.form().sequencesPerSample());
    }

    private static String name(String prefix, String key) {
        return key.substring(prefix.length() + 1);
    }

    private static TrainedModel ofLibrary(Path program, Model base, Blueprint blueprint) throws IOException {
        return new TrainedModel.OfLibrary(base, weights(program, blueprint.adapted(base)));
    }

    private static Weights weights(Path program, Model trained) throws IOException {
        Weights weights = read(program, trained);
        return trained instanceof AdaptedModel adapted ? AdapterMerge.merge(weights, adapted) : weights;
    }

    private static Weights read(Path program, Model model) throws IOException {
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
     * @param heldOut what to compare on
     */
    public record Fetched(Checkpoint checkpoint, HeldOut heldOut) {}
}

package dev.athanor.serving.deployment;

import dev.athanor.contracts.address.ExportDescription;
import dev.athanor.contracts.address.ModelAddress;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.event.DeploymentEvent.Target;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.CorruptObjectException;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.NoSuchObjectException;
import dev.athanor.exchange.store.StoreUnavailableException;
import dev.athanor.serving.endpoint.ServedModel;
import dev.athanor.serving.generation.Decoder;
import dev.athanor.serving.generation.DecodingEngine;
import dev.athanor.serving.generation.GenerationObserver;
import dev.athanor.transformer.onnx.CachedModel;
import dev.athanor.transformer.onnx.OnnxException;
import dev.athanor.transformer.tokenizer.Tokenizer;
import dev.athanor.transformer.torch.ScriptedModel;
import dev.athanor.transformer.torch.archive.MalformedArchiveException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads exports: ONNX with ONNX Runtime, TorchScript with libtorch. */
final class ExportLoader implements ModelLoader {

    private static final Logger LOG = LoggerFactory.getLogger(ExportLoader.class);

    private final ArtifactStore store;
    private final ModelCache cache;
    private final EngineLimits limits;
    private final Function<String, GenerationObserver> observers;

    /**
     * @param store that has the exports
     * @param cache on this machine
     * @param limits of each engine
     * @param observers by endpoint
     */
    ExportLoader(
            ArtifactStore store,
            ModelCache cache,
            EngineLimits limits,
            Function<String, GenerationObserver> observers) {
        this.store = store;
        this.cache = cache;
        this.limits = limits;
        this.observers = observers;
    }

    @Override
    public ServedModel load(String endpoint, Target target) throws ModelLoadException {
        if (target.format() == ExportFormat.SAFETENSORS) {
            throw new ModelLoadException(
                    "%s holds weights and no program; deploy the onnx or torchscript folder beside it."
                            .formatted(target.prefix()));
        }
        try {
            FolderReader export = FolderReader.find(store, target.prefix())
                    .orElseThrow(() ->
                            new ModelLoadException("there is no finished export under %s.".formatted(target.prefix())));
            ExportDescription description = export.attributes(ExportDescription.class);
            LOG.debug("endpoint={} export={}", endpoint, description);
            if (description.objective() != Objective.CAUSAL) {
                throw new ModelLoadException(
                        "only causal models have an endpoint, and %s was trained for %s; its files are for your own program."
                                .formatted(
                                        target.prefix(), description.objective().word()));
            }
            return open(endpoint, target, description, cache.fetch(export));
        } catch (CorruptObjectException | NoSuchObjectException | StoreUnavailableException e) {
            throw new ModelLoadException(String.valueOf(e.getMessage()), e);
        } catch (IOException
                | UncheckedIOException
                | OnnxException
                | MalformedArchiveException
                | IllegalArgumentException e) {
            throw new ModelLoadException("%s cannot be loaded: %s".formatted(target.prefix(), e.getMessage()), e);
        }
    }

    private ServedModel open(String endpoint, Target target, ExportDescription description, Path folder)
            throws IOException {
        Tokenizer tokenizer = Tokenizer.open(folder.resolve("tokenizer.json"));
        try {
            DecodingEngine engine = new DecodingEngine(
                    endpoint,
                    decoder(target.format(), description, folder),
                    limits.waiting(),
                    observers.apply(endpoint));
            return new ServedModel(target, tokenizer, engine);
        } catch (IOException | RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    private Decoder decoder(ExportFormat format, ExportDescription description, Path folder) throws IOException {
        return switch (format) {
            case ONNX ->
                new OnnxDecoder(CachedModel.open(folder.resolve("model.onnx"), limits.capacity(), limits.threads()));
            case TORCHSCRIPT ->
                new TorchScriptDecoder(
                        ScriptedModel.load(
                                folder.resolve(ModelAddress.MODULE),
                                description.vocabularySize(),
                                description.contextLength()),
                        limits.capacity());
            case SAFETENSORS -> throw new IllegalArgumentException("weights alone decode nothing");
        };
    }
}

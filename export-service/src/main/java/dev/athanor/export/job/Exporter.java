package dev.athanor.export.job;

import dev.athanor.contracts.address.ExportDescription;
import dev.athanor.contracts.address.Manifest;
import dev.athanor.contracts.address.ModelAddress;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.event.ExportEvent.Exported;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.contracts.event.ExportJobEvent;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.export.checkpoint.Checkpoint;
import dev.athanor.export.checkpoint.CheckpointReader;
import dev.athanor.export.checkpoint.ImpossibleExportException;
import dev.athanor.export.checkpoint.Reference;
import dev.athanor.export.format.ModelFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns a checkpoint into formats. All are written and compared on the local disk first; only when every one agrees with
 * the checkpoint are they uploaded, each with its manifest last.
 */
public final class Exporter {

    private final ArtifactStore store;
    private final CheckpointReader checkpoints;
    private final Map<ExportFormat, ModelFormat> formats;
    private final Path scratch;
    private final double tolerance;

    /**
     * @param store of checkpoints and exports
     * @param formats that can be written
     * @param scratch folder for local files
     * @param tolerance greatest absolute difference of a logit that is no failure
     */
    public Exporter(ArtifactStore store, List<ModelFormat> formats, Path scratch, double tolerance) {
        this.store = store;
        this.checkpoints = new CheckpointReader(store);
        this.formats = formats.stream().collect(Collectors.toMap(ModelFormat::format, Function.identity()));
        this.scratch = scratch;
        this.tolerance = tolerance;
    }

    /**
     * Writes all formats of a request. Those that are there already, of the same checkpoint, are left as they are.
     *
     * @param stop asked between the steps
     * @return what is in the store now; empty if it was stopped before anything was uploaded
     * @throws ImpossibleExportException if it would fail again
     */
    public Optional<List<Exported>> export(ExportJobEvent.Requested request, BooleanSupplier stop) throws IOException {
        Map<ExportFormat, Exported> exported = new LinkedHashMap<>();
        request.formats().forEach(format -> existing(request, format).ifPresent(it -> exported.put(format, it)));
        List<ModelFormat> missing = request.formats().stream()
                .filter(format -> !exported.containsKey(format))
                .map(formats::get)
                .toList();
        if (!missing.isEmpty() && !add(missing, exported, request, stop)) {
            return Optional.empty();
        }
        return Optional.of(request.formats().stream().map(exported::get).toList());
    }

    /** Uploads all or, if it is stopped in time, nothing and says false. */
    private boolean add(
            List<ModelFormat> missing,
            Map<ExportFormat, Exported> exported,
            ExportJobEvent.Requested request,
            BooleanSupplier stop)
            throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(scratch), "export-");
        try {
            CheckpointReader.Fetched fetched = checkpoints.fetch(request.checkpoint(), folder);
            Reference reference = Reference.of(fetched.checkpoint(), fetched.heldOut());
            List<Written> written = new ArrayList<>();
            for (ModelFormat format : missing) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                written.add(write(format, fetched.checkpoint(), reference, folder));
            }
            if (stop.getAsBoolean()) {
                return false;
            }
            for (Written each : written) {
                exported.put(each.format(), upload(request, fetched.checkpoint(), reference, each));
            }
            return true;
        } finally {
            delete(folder);
        }
    }

    private Optional<Exported> existing(ExportJobEvent.Requested request, ExportFormat format) {
        String prefix = new ModelAddress(request.model(), request.version()).prefix(format);
        Optional<String> checkpoint =
                FolderReader.find(store, request.checkpoint()).map(FolderReader::manifestSha256);
        return FolderReader.find(store, prefix)
                .filter(folder ->
                        Optional.of(description(folder).checkpointSha256()).equals(checkpoint))
                .map(folder -> new Exported(
                        format,
                        prefix,
                        folder.manifest().bytes(),
                        description(folder).maxLogitDifference()));
    }

    /** What the model of an export was trained for. */
    public Objective objective(Exported exported) {
        return description(FolderReader.find(store, exported.prefix()).orElseThrow())
                .objective();
    }

    private static ExportDescription description(FolderReader export) {
        return export.attributes(ExportDescription.class);
    }

    private Written write(ModelFormat format, Checkpoint checkpoint, Reference reference, Path scratchFolder)
            throws IOException {
        Path folder =
                Files.createDirectory(scratchFolder.resolve(format.format().folder()));
        format.write(checkpoint, folder);
        double difference = format.difference(folder, reference);
        if (!(difference <= tolerance)) {
            throw new ImpossibleExportException(
                    "export-differs",
                    "The %s export differs from its checkpoint by up to %.2e in a logit; at most %.0e is allowed. Nothing of it was kept."
                            .formatted(format.format().folder(), difference, tolerance));
        }
        reference.write(folder.resolve(Reference.FILE_NAME));
        return new Written(format.format(), folder, difference);
    }

    private Exported upload(
            ExportJobEvent.Requested request, Checkpoint checkpoint, Reference reference, Written written)
            throws IOException {
        String prefix = new ModelAddress(request.model(), request.version()).prefix(written.format());
        try (FolderWriter target = new FolderWriter(store, prefix);
                Stream<Path> files = Files.list(written.folder())) {
            files.sorted().forEach(file -> target.put(file.getFileName().toString(), file));
            Manifest manifest = target.commit(description(request, checkpoint, reference, written))
                    .manifest();
            return new Exported(written.format(), prefix, manifest.bytes(), written.difference());
        }
    }

    private static ExportDescription description(
            ExportJobEvent.Requested request, Checkpoint checkpoint, Reference reference, Written written) {
        return new ExportDescription(
                request.model(),
                request.version(),
                written.format(),
                request.run(),
                request.checkpoint(),
                checkpoint.sha256(),
                checkpoint.dataset().name(),
                checkpoint.dataset().version(),
                checkpoint.trained().contextLength(),
                checkpoint.trained().vocabularySize(),
                reference.positions(),
                written.difference(),
                checkpoint.objective());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * A format on the local disk.
     *
     * @param difference measured after it was loaded again
     */
    private record Written(ExportFormat format, Path folder, double difference) {}
}

package dev.athanor.export.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.Manifest;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.contracts.event.ExportJobEvent;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what is asked for into jobs. The same checkpoint, model and formats always make the same export id. */
public final class ExportOrders {

    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern MODEL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern CHECKPOINT =
            Pattern.compile("runs/([A-Za-z0-9][A-Za-z0-9._-]{0,127})/checkpoints/step-\\d{8,}");
    private static final int ID_DIGITS = 16;

    private final ArtifactStore store;

    /** @param store of the checkpoints */
    public ExportOrders(ArtifactStore store) {
        this.store = store;
    }

    /** All formats of a completed run's last checkpoint, under the run's name; empty if the checkpoint is gone. */
    public Optional<ExportJobEvent.Requested> ofCompletedRun(String run, String checkpoint) {
        return FolderReader.find(store, checkpoint)
                .map(folder -> order(run, checkpoint, name(folder), possible(folder)));
    }

    /**
     * A user's request.
     *
     * @throws RefusedExportException with everything that is wrong with it
     */
    public ExportJobEvent.Requested of(ExportRequest request) {
        List<String> problems = new ArrayList<>();
        List<ExportFormat> formats = formats(request.formats(), problems);
        if (request.model() != null && !MODEL.matcher(request.model()).matches()) {
            problems.add("model: '%s' is no name; allowed are up to 63 of a-z, 0-9, '.', '_' and '-'."
                    .formatted(request.model()));
        }
        if ((request.run() == null) == (request.checkpoint() == null)) {
            problems.add("Name either a 'run', whose newest checkpoint is exported, or a 'checkpoint'.");
        }
        if (request.checkpoint() != null
                && !CHECKPOINT.matcher(request.checkpoint()).matches()) {
            problems.add("checkpoint: '%s' is no address; they look like runs/RUN/checkpoints/step-00002000."
                    .formatted(request.checkpoint()));
        }
        if (request.run() != null && !RUN.matcher(request.run()).matches()) {
            problems.add("run: '%s' is no run's id.".formatted(request.run()));
        }
        if (!problems.isEmpty()) {
            throw new RefusedExportException.Invalid(problems);
        }
        String checkpoint = request.checkpoint() == null ? newestCheckpoint(request.run()) : request.checkpoint();
        FolderReader folder = FolderReader.find(store, checkpoint)
                .orElseThrow(() -> new RefusedExportException.NotFound("There is no checkpoint " + checkpoint + "."));
        return order(
                run(checkpoint),
                checkpoint,
                request.model() == null ? name(folder) : request.model(),
                request.formats() == null ? possible(folder) : formats);
    }

    /** A module of somebody's own stays TorchScript; everything else becomes every format. */
    private static List<ExportFormat> possible(FolderReader checkpoint) {
        return state(checkpoint).configuration().model().startsFromOwnModule()
                ? List.of(ExportFormat.TORCHSCRIPT)
                : List.of(ExportFormat.values());
    }

    private static List<ExportFormat> formats(@Nullable List<String> names, List<String> problems) {
        if (names == null) {
            return List.of(ExportFormat.values());
        }
        if (names.isEmpty()) {
            problems.add("formats: the list is empty; name some or leave it out for all.");
        }
        List<ExportFormat> formats = new ArrayList<>();
        for (String name : names) {
            Arrays.stream(ExportFormat.values())
                    .filter(format -> format.folder().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            formats::add,
                            () -> problems.add("formats: '%s' is not known; allowed are %s."
                                    .formatted(
                                            name,
                                            Arrays.stream(ExportFormat.values())
                                                    .map(ExportFormat::folder)
                                                    .collect(Collectors.joining(", ")))));
        }
        return formats.stream().distinct().sorted().toList();
    }

    private String newestCheckpoint(@Nullable String run) {
        RunAddress address = new RunAddress(String.valueOf(run));
        List<String> keys = store.list(address.checkpoints() + "/");
        if (keys.isEmpty() && store.list(address.prefix() + "/").isEmpty()) {
            throw new RefusedExportException.NotFound("There is no run %s; GET /api/runs lists them.".formatted(run));
        }
        return keys.stream()
                .filter(key -> key.endsWith("/" + Manifest.FILE_NAME))
                .reduce((older, newer) -> newer)
                .map(key -> key.substring(0, key.length() - Manifest.FILE_NAME.length() - 1))
                .orElseThrow(() -> new RefusedExportException.NotFound(
                        "The run %s has no checkpoint yet; POST /api/runs/%s/save asks for one.".formatted(run, run)));
    }

    private static String run(String checkpoint) {
        return checkpoint.split("/", -1)[1];
    }

    private static String name(FolderReader checkpoint) {
        return state(checkpoint).configuration().name();
    }

    private static TrainerState state(FolderReader checkpoint) {
        return checkpoint.readJson("trainer.json", TrainerState.class);
    }

    private static ExportJobEvent.Requested order(
            String run, String checkpoint, String model, List<ExportFormat> formats) {
        String version = run + "-" + new CheckpointAddress(checkpoint).step();
        String identity = checkpoint + " " + model + " "
                + formats.stream().map(ExportFormat::folder).collect(Collectors.joining(","));
        String export = Sha256.of(identity.getBytes(UTF_8)).substring(0, ID_DIGITS);
        return new ExportJobEvent.Requested(export, run, checkpoint, model, version, formats);
    }
}

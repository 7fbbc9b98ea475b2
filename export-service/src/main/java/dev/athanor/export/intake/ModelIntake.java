package dev.athanor.export.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.contracts.address.ImportDescription;
import dev.athanor.contracts.address.ModelAddress;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.contracts.name.Names;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.exchange.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes models into the store: folders of Hugging Face's libraries, and TorchScript modules of somebody's own. The version
 * is a hash of the files, so that the same files are the same model however often they come.
 */
public final class ModelIntake {

    private static final Logger LOG = LoggerFactory.getLogger(ModelIntake.class);
    private static final int VERSION_DIGITS = 16;

    /** What lies in a folder and is of use: nothing else is taken, above all no pickles of Python's own. */
    private static final Pattern FILE = Pattern.compile("config\\.json|generation_config\\.json|"
            + "tokenizer\\.json|tokenizer_config\\.json|special_tokens_map\\.json|"
            + "[A-Za-z0-9._-]+\\.safetensors|model\\.safetensors\\.index\\.json|" + Pattern.quote(ModelAddress.MODULE));

    private final ArtifactStore store;

    /** @param store that models are kept in */
    public ModelIntake(ArtifactStore store) {
        this.store = store;
    }

    /**
     * Whether a file is taken.
     *
     * @param name without folders
     */
    static boolean takes(String name) {
        return FILE.matcher(name).matches();
    }

    /**
     * Checks a folder and uploads it, with the manifest last.
     *
     * @param folder that holds the model's files and nothing else
     * @param scratch folder for files in between
     * @throws RefusedImportException with everything that is wrong; nothing of it is kept
     */
    ImportedModel take(ImportRequest request, Path folder, Path scratch) throws IOException {
        String name = String.valueOf(request.name());
        if (!Names.isValid(name)) {
            throw new RefusedImportException("name: '%s' is no name; it takes %s.".formatted(name, Names.MEANING));
        }
        Path module = folder.resolve(ModelAddress.MODULE);
        CheckedModel checked = Files.exists(module)
                ? ModuleCheck.check(module, request.vocabularySize(), request.contextLength(), scratch)
                : FolderCheck.check(folder);
        List<Path> files = files(folder);
        ImportDescription description = new ImportDescription(
                name,
                version(files, checked),
                checked.format(),
                checked.modelType(),
                checked.contextLength(),
                checked.vocabularySize(),
                checked.parameters());
        String address = address(name, description.version(), checked.format());
        if (FolderReader.find(store, address).isEmpty()) {
            upload(address, files, description);
        }
        return find(name, description.version()).orElseThrow();
    }

    private void upload(String address, List<Path> files, ImportDescription description) {
        try (FolderWriter writer = new FolderWriter(store, address)) {
            files.forEach(file -> writer.put(file.getFileName().toString(), file));
            writer.commit(description);
        }
        LOG.info("model={} version={} imported", description.model(), description.version());
    }

    /** An imported model, if it is there. */
    public Optional<ImportedModel> find(String name, String version) {
        return Stream.of(ExportFormat.SAFETENSORS, ExportFormat.TORCHSCRIPT)
                .map(format -> address(name, version, format))
                .flatMap(address -> FolderReader.find(store, address).map(folder -> imported(address, folder)).stream())
                .findFirst();
    }

    private static ImportedModel imported(String address, FolderReader folder) {
        return new ImportedModel(
                address,
                folder.manifestSha256(),
                folder.manifest().bytes(),
                folder.attributes(ImportDescription.class));
    }

    private static String address(String name, String version, ExportFormat format) {
        return new ModelAddress(name, version).prefix(format);
    }

    /** What was said of a module counts as its files do: said otherwise, it is another model. */
    private static String version(List<Path> files, CheckedModel checked) throws IOException {
        var content = new StringBuilder(checked.vocabularySize() + " " + checked.contextLength() + "\n");
        for (Path file : files) {
            content.append(file.getFileName())
                    .append(' ')
                    .append(Sha256.of(file))
                    .append('\n');
        }
        return Sha256.of(content.toString().getBytes(UTF_8)).substring(0, VERSION_DIGITS);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}

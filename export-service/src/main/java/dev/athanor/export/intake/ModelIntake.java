package dev.athanor.export.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.ImportDescription;
import dev.athanor.contracts.address.ModelAddress;
import dev.athanor.contracts.address.Names;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.exchange.store.Sha256;
import dev.athanor.transformer.huggingface.HuggingFaceFolder;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.ops.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a folder of Hugging Face's libraries into the store. Its version is a hash of its files, so that the same folder
 * is the same model however often it comes.
 */
public final class ModelIntake {

    private static final Logger LOG = LoggerFactory.getLogger(ModelIntake.class);
    private static final int VERSION_DIGITS = 16;
    private static final String CONFIG = "config.json";

    /** What lies in such a folder and is of use: nothing else is taken, above all no pickles. */
    private static final Pattern FILE = Pattern.compile("config\\.json|generation_config\\.json|"
            + "tokenizer\\.json|tokenizer_config\\.json|special_tokens_map\\.json|"
            + "[A-Za-z0-9._-]+\\.safetensors|model\\.safetensors\\.index\\.json");

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
     * @throws RefusedImportException with everything that is wrong; nothing of it is kept
     */
    public ImportedModel take(String name, Path folder) throws IOException {
        if (!Names.isValid(name)) {
            throw new RefusedImportException("name: '%s' is no name; it takes %s.".formatted(name, Names.MEANING));
        }
        Model model = check(folder);
        List<Path> files = files(folder);
        ImportDescription description = description(name, model, folder, files);
        String address = new ModelAddress(name, description.version()).prefix(ExportFormat.SAFETENSORS);
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
        String address = new ModelAddress(name, version).prefix(ExportFormat.SAFETENSORS);
        return FolderReader.find(store, address)
                .map(folder -> new ImportedModel(
                        address,
                        folder.manifestSha256(),
                        folder.manifest().bytes(),
                        folder.attributes(ImportDescription.class)));
    }

    /** Opening a folder compares every tensor with the model that its configuration describes. */
    private static Model check(Path folder) throws IOException {
        try (HuggingFaceFolder opened = HuggingFaceFolder.open(folder)) {
            return opened.model();
        } catch (NoSuchFileException e) {
            throw new RefusedImportException(
                    "%s is missing; a model is %s with model.safetensors, or with its shards and their index."
                            .formatted(Path.of(e.getFile()).getFileName(), CONFIG),
                    e);
        } catch (IllegalArgumentException | IOException e) {
            throw new RefusedImportException(String.valueOf(e.getMessage()).replace(folder + "/", ""), e);
        }
    }

    private static ImportDescription description(String name, Model model, Path folder, List<Path> files)
            throws IOException {
        String type = JsonFormat.mapper()
                .readTree(folder.resolve(CONFIG).toFile())
                .path("model_type")
                .asText();
        return new ImportDescription(
                name,
                version(files),
                ExportFormat.SAFETENSORS,
                type,
                model.contextLength(),
                model.vocabularySize(),
                model.parameters().stream().mapToLong(Parameter::elements).sum());
    }

    private static String version(List<Path> files) throws IOException {
        var content = new StringBuilder();
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

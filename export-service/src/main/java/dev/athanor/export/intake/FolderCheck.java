package dev.athanor.export.intake;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.transformer.huggingface.HuggingFaceFolder;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.ops.Parameter;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens a folder of Hugging Face's libraries as a training would, which compares every tensor with its configuration. */
final class FolderCheck {

    private static final String CONFIG = "config.json";

    private FolderCheck() {}

    static CheckedModel check(Path folder) throws IOException {
        try (HuggingFaceFolder opened = HuggingFaceFolder.open(folder)) {
            Model model = opened.model();
            return new CheckedModel(
                    ExportFormat.SAFETENSORS,
                    modelType(folder),
                    model.contextLength(),
                    model.vocabularySize(),
                    model.parameters().stream().mapToLong(Parameter::elements).sum());
        } catch (NoSuchFileException e) {
            throw new RefusedImportException(
                    "%s is missing; a model is %s with model.safetensors, or with its shards and their index."
                            .formatted(Path.of(e.getFile()).getFileName(), CONFIG),
                    e);
        } catch (IllegalArgumentException | IOException e) {
            throw new RefusedImportException(String.valueOf(e.getMessage()).replace(folder + "/", ""), e);
        }
    }

    private static String modelType(Path folder) throws IOException {
        return JsonFormat.mapper()
                .readTree(folder.resolve(CONFIG).toFile())
                .path("model_type")
                .asText();
    }
}

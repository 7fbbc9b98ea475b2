package dev.athanor.export.intake;

import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.OwnModel;
import dev.athanor.transformer.torch.archive.MalformedArchiveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a TorchScript module of somebody's own, and tries it out: once through, and one step of training. */
final class ModuleCheck {

    private ModuleCheck() {}

    static CheckedModel check(
            Path module, @Nullable Integer vocabularySize, @Nullable Integer contextLength, Path scratch)
            throws IOException {
        int tokens = required("vocabularySize", vocabularySize);
        int length = required("contextLength", contextLength);
        requireAlone(module);
        try (OwnModel model = OwnModel.open(module, tokens, length)) {
            model.tryOut(scratch);
            return new CheckedModel(
                    ExportFormat.TORCHSCRIPT,
                    "torchscript",
                    length,
                    tokens,
                    model.parameters().stream().mapToLong(Parameter::elements).sum());
        } catch (MalformedArchiveException | IllegalArgumentException e) {
            throw new RefusedImportException(String.valueOf(e.getMessage()).replace(module.getParent() + "/", ""), e);
        }
    }

    private static void requireAlone(Path module) throws IOException {
        try (Stream<Path> files = Files.list(module.getParent())) {
            if (files.count() > 1) {
                throw new RefusedImportException("A TorchScript module is one file; it was sent with others.");
            }
        }
    }

    private static int required(String name, @Nullable Integer value) {
        if (value == null || value < 1) {
            throw new RefusedImportException(
                    "%s: a TorchScript module does not say it itself; send a positive number.".formatted(name));
        }
        return value;
    }
}

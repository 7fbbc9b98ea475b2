package dev.athanor.trainer.origin;

import dev.athanor.contracts.address.ImportDescription;
import dev.athanor.contracts.address.ModelAddress;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A TorchScript module of somebody's own, as an import leaves it in the store. */
public final class TinyOwnModule {

    /** How many tokens it knows. */
    public static final int VOCABULARY = 16;

    private TinyOwnModule() {}

    /**
     * Writes it to the store.
     *
     * @param scratch folder for a local file
     * @return its address
     */
    public static String write(ArtifactStore store, Path scratch) throws IOException {
        Path file = Files.createTempFile(scratch, "table", ".pt");
        TableModule.write(file, VOCABULARY);
        String address = new ModelAddress("table", "0123456789abcdef").prefix(ExportFormat.TORCHSCRIPT);
        try (FolderWriter writer = new FolderWriter(store, address)) {
            writer.put("model.pt", file);
            writer.commit(new ImportDescription(
                    "table",
                    "0123456789abcdef",
                    ExportFormat.TORCHSCRIPT,
                    "torchscript",
                    32,
                    VOCABULARY,
                    (long) VOCABULARY * VOCABULARY));
        }
        return address;
    }
}

package dev.athanor.export.format;

import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.export.checkpoint.Checkpoint;
import dev.athanor.export.checkpoint.Reference;
import java.io.IOException;
import java.nio.file.Path;

/** One way to write a model, and to read it again. */
public interface ModelFormat {

    /** Which it is. */
    ExportFormat format();

    /** Writes the model's files into an empty folder. */
    void write(Checkpoint checkpoint, Path folder) throws IOException;

    /**
     * Loads what {@link #write} wrote with the format's own engine and runs it on the reference's windows.
     *
     * @return greatest absolute difference from the reference's logits
     */
    double difference(Path folder, Reference reference) throws IOException;
}

package dev.athanor.deploy.broker;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * The folder of the log segments.
 *
 * @param path where it lies
 */
record LogFolder(Path path) {

    /**
     * Gives a fresh folder the identity of a cluster; leaves any other as it is.
     *
     * @throws IllegalStateException with the tool's own words if that fails
     */
    void formatOnce(Path serverProperties) {
        if (Files.exists(path.resolve("meta.properties"))) {
            return;
        }
        var said = new ByteArrayOutputStream();
        int status = StorageTool.execute(
                new String[] {
                    "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", serverProperties.toString()
                },
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IllegalStateException(
                    "The log folder " + path + " cannot be formatted: " + said.toString(StandardCharsets.UTF_8));
        }
    }
}

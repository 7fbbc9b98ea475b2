package dev.athanor.data.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local disk, shared by all workers of a machine: each process has a folder named after its id, each job one in that.
 *
 * @param root of them all
 */
public record WorkFolders(Path root) {

    private static final Logger LOG = LoggerFactory.getLogger(WorkFolders.class);

    /** A folder for one job of this process. */
    WorkFolder create() throws IOException {
        var own = root.resolve(Long.toString(ProcessHandle.current().pid()));
        Files.createDirectories(own);
        return new WorkFolder(Files.createTempDirectory(own, "dataset-"));
    }

    /** Removes what processes left that were killed. */
    public void removeLeftovers() throws IOException {
        Files.createDirectories(root);
        try (var folders = Files.list(root)) {
            for (var folder : folders.filter(WorkFolders::isLeftOver).toList()) {
                LOG.info("folder={} removed: its process is gone", folder);
                WorkFolder.delete(folder);
            }
        }
    }

    private static boolean isLeftOver(Path folder) {
        var name = folder.getFileName().toString();
        return name.chars().allMatch(Character::isDigit)
                && ProcessHandle.of(Long.parseLong(name)).isEmpty();
    }
}

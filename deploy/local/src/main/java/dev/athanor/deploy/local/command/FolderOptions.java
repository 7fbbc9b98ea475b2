package dev.athanor.deploy.local.command;

import dev.athanor.contracts.address.KeyPattern;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.deploy.local.upload.FolderArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A folder of this machine, and which of its files are meant. */
final class FolderOptions {

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            required = true,
            description = "The files of a folder of this machine: documents, or rows that follow one another.")
    private Path folder;

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description = "Only files of the folder that match, such as **/*.txt; may be given several times.")
    private List<String> include = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "But for files of the folder that match; may be given several times.")
    private List<String> exclude = new ArrayList<>();

    FolderArchive archive(@Nullable SourceFormat format) throws IOException {
        return FolderArchive.of(folder, patterns(include), patterns(exclude), format);
    }

    private static List<KeyPattern> patterns(List<String> globs) {
        return globs.stream().map(KeyPattern::of).toList();
    }
}

package dev.athanor.trainer.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes folders for work in progress. Their names say which process on which machine they belong to, so that the remains
 * of a killed one can be told from the work of a living one.
 */
public final class Scratch {

    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    private final Path folder;
    private final String machine;
    private final Pattern ours;

    /**
     * @param folder that the folders are made in; created when needed
     * @param machine this machine's name
     */
    public Scratch(Path folder, String machine) {
        this.folder = folder;
        this.machine = machine;
        this.ours = Pattern.compile(Pattern.quote(machine) + "-(\\d+)-.*");
    }

    /** A new empty folder. */
    public LocalFolder create() throws IOException {
        Files.createDirectories(folder);
        return new LocalFolder(Files.createTempDirectory(
                folder, machine + "-" + ProcessHandle.current().pid() + "-"));
    }

    /** Removes what processes of this machine left behind that are no more. */
    public void removeRemains() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path remains : remains()) {
            LOG.info("removing {}, left behind by a process that is no more", remains);
            LocalFolder.delete(remains);
        }
    }

    private List<Path> remains() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(this::isLeftBehind).toList();
        }
    }

    private boolean isLeftBehind(Path candidate) {
        Matcher name = ours.matcher(candidate.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }
}

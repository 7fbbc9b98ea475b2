package dev.athanor.deploy.local.upload;

import dev.athanor.contracts.address.KeyPattern;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds the files of a folder. Names that begin with a dot are left out. A symbolic link to a file of the folder counts as
 * that file; one that leads out of it is refused, for nobody who names a folder means to send what lies elsewhere.
 */
final class FolderFiles {

    private static final int NAMED_IN_MESSAGES = 3;

    private final Path root;
    private final List<KeyPattern> include;
    private final List<KeyPattern> exclude;
    private final NavigableMap<String, Path> found = new TreeMap<>();
    private final NavigableMap<String, Path> passedOver = new TreeMap<>();

    private FolderFiles(Path root, List<KeyPattern> include, List<KeyPattern> exclude) {
        this.root = root;
        this.include = include;
        this.exclude = exclude;
    }

    /**
     * The files that are meant, by their paths below the folder, in ascending order.
     *
     * @param include which are meant; all, if there are none
     * @param exclude which are not
     * @throws IllegalArgumentException if there are none, or a link leads out of the folder
     */
    static NavigableMap<String, Path> find(Path folder, List<KeyPattern> include, List<KeyPattern> exclude)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        var files = new FolderFiles(folder.toRealPath(), include, exclude);
        Files.walkFileTree(files.root, files.new Visitor());
        if (files.found.isEmpty()) {
            throw new IllegalArgumentException(files.nothing(folder));
        }
        return files.found;
    }

    private String nothing(Path folder) {
        if (passedOver.isEmpty()) {
            return "The folder " + folder + " has no files; those whose names begin with a dot do not count.";
        }
        var some = passedOver.keySet().stream().limit(NAMED_IN_MESSAGES).toList();
        return "No file of the folder %s is meant%s%s: it has %d, such as %s."
                .formatted(
                        folder,
                        said(" by --include ", include),
                        said(" but for --exclude ", exclude),
                        passedOver.size(),
                        String.join(", ", some));
    }

    private static String said(String option, List<KeyPattern> patterns) {
        return patterns.isEmpty()
                ? ""
                : option
                        + String.join(
                                ", ",
                                patterns.stream().map(KeyPattern::toString).toList());
    }

    private void take(Path file) throws IOException {
        String name = name(file);
        boolean isMeant = (include.isEmpty() || matches(include, name)) && !matches(exclude, name);
        if (Files.isSymbolicLink(file) && !matches(exclude, name)) {
            var target = target(file);
            // The files of a folder within are found where it lies.
            isMeant &= Files.isRegularFile(target);
        }
        (isMeant ? found : passedOver).put(name, file);
    }

    private Path target(Path link) throws IOException {
        if (!Files.exists(link)) {
            throw new IllegalArgumentException(
                    "%s is a symbolic link that leads nowhere: leave it out with --exclude.".formatted(link));
        }
        var target = link.toRealPath();
        if (!target.startsWith(root)) {
            throw new IllegalArgumentException(
                    "%s is a symbolic link out of the folder, to %s: leave it out with --exclude, or put a copy in its place."
                            .formatted(link, target));
        }
        return target;
    }

    private static boolean matches(List<KeyPattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    /** Follows no links. */
    private final class Visitor extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!isHidden(file) && (attributes.isRegularFile() || attributes.isSymbolicLink())) {
                take(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}

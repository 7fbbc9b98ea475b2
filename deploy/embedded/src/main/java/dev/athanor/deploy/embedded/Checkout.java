package dev.athanor.deploy.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that holds the platform's sources and what was built from them.
 *
 * @param root its absolute path
 */
public record Checkout(Path root) {

    public Checkout {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * The checkout that {@code folder} is in.
     *
     * @throws IllegalStateException if it is in none
     */
    public static Checkout around(Path folder) {
        for (var candidate = folder.toAbsolutePath(); candidate != null; candidate = candidate.getParent()) {
            if (Files.isDirectory(candidate.resolve(".mvn"))) {
                return new Checkout(candidate);
            }
        }
        throw new IllegalStateException(
                folder + " is in no checkout of Athanor: no folder above it has a .mvn folder.");
    }

    /** The broker's program. */
    public Path broker() {
        return built("deploy/broker/target/broker.jar");
    }

    /** The object store's program. */
    public Path objectStore() {
        return built("deploy/object-store/target/object-store.jar");
    }

    /**
     * A file that the build makes.
     *
     * @throws IllegalStateException if it was not built
     */
    public Path built(String path) {
        var file = root.resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " does not exist: build the platform first.");
        }
        return file;
    }
}

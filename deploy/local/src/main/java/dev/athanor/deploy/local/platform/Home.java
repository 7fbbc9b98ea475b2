package dev.athanor.deploy.local.platform;

import java.nio.file.Path;

/**
 * The folder that holds all that a platform keeps: data, logs, and who runs it. Deleting it forgets everything.
 *
 * @param path its absolute path
 */
public record Home(Path path) {

    public Home {
        path = path.toAbsolutePath().normalize();
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path broker() {
        return path.resolve("data/broker");
    }

    Path database() {
        return path.resolve("data/database");
    }

    Path objectStore() {
        return path.resolve("data/object-store");
    }

    /** PostgreSQL's programs, unpacked. */
    Path databasePrograms() {
        return path.resolve("programs/postgresql");
    }

    /** Where trainers keep copies of datasets and files in between. */
    Path scratch() {
        return path.resolve("scratch");
    }

    /** Where it is remembered how far uploads are. */
    public Path uploads() {
        return path.resolve("uploads");
    }

    Path state() {
        return path.resolve("platform.json");
    }

    Path lock() {
        return path.resolve("platform.lock");
    }
}

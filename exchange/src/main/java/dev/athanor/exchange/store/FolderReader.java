package dev.athanor.exchange.store;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Reads a folder through its manifest and verifies size and hash of all that it hands out. */
public final class FolderReader {

    private final ArtifactStore store;
    private final String prefix;
    private final Manifest manifest;
    private final String manifestSha256;

    private FolderReader(ArtifactStore store, String prefix, byte[] manifest) {
        this.store = store;
        this.prefix = prefix;
        this.manifest = parse(prefix, manifest);
        this.manifestSha256 = Sha256.of(manifest);
    }

    /**
     * The folder under {@code prefix}, if its manifest is written.
     *
     * @throws CorruptObjectException if the manifest is no manifest
     */
    public static Optional<FolderReader> find(ArtifactStore store, String prefix) {
        return store.find(prefix + "/" + Manifest.FILE_NAME).map(content -> new FolderReader(store, prefix, content));
    }

    private static Manifest parse(String prefix, byte[] content) {
        try {
            return JsonFormat.mapper().readValue(content, Manifest.class);
        } catch (IOException e) {
            throw new CorruptObjectException("The manifest of " + prefix + " cannot be read: " + e.getMessage());
        }
    }

    /** What the folder holds. */
    public Manifest manifest() {
        return manifest;
    }

    /** Hash of the manifest's bytes: with it, of everything in the folder. */
    public String manifestSha256() {
        return manifestSha256;
    }

    /** The manifest's attributes as the record that the address names. */
    public <T> T attributes(Class<T> type) {
        return JsonFormat.mapper().convertValue(manifest.attributes(), type);
    }

    /**
     * Downloads {@code name} to {@code target}, which appears only once it is verified.
     *
     * @throws CorruptObjectException if it is not what the manifest says
     */
    public void download(String name, Path target) {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try (InputStream content = store.open(prefix + "/" + name)) {
            Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
            verify(name, Files.size(partial), Sha256.of(partial));
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot download " + prefix + "/" + name + " to " + target, e);
        }
    }

    /**
     * Reads a small object whole.
     *
     * @throws CorruptObjectException if it is not what the manifest says
     */
    public byte[] read(String name) {
        byte[] content = store.find(prefix + "/" + name).orElseThrow(() -> corrupt(name, "is missing"));
        verify(name, content.length, Sha256.of(content));
        return content;
    }

    /** Reads a small JSON object. */
    public <T> T readJson(String name, Class<T> type) {
        try {
            return JsonFormat.mapper().readValue(read(name), type);
        } catch (IOException e) {
            throw corrupt(name, "is no " + type.getSimpleName() + ": " + e.getMessage());
        }
    }

    private void verify(String name, long bytes, String sha256) {
        Manifest.Entry entry = manifest.objects().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> corrupt(name, "is not named by the manifest"));
        if (entry.bytes() != bytes) {
            throw corrupt(name, "has " + bytes + " bytes, the manifest says " + entry.bytes());
        }
        if (!entry.sha256().equals(sha256)) {
            throw corrupt(name, "has another SHA-256 than the manifest says");
        }
    }

    private CorruptObjectException corrupt(String name, String problem) {
        return new CorruptObjectException("The object " + prefix + "/" + name + " " + problem + ".");
    }
}

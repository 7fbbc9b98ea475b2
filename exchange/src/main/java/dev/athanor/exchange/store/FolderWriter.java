package dev.athanor.exchange.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes a folder of objects that becomes visible all at once: its manifest is written last. Closing without a
 * {@link #commit} removes what was written, unless it was {@linkplain #abandon abandoned}.
 */
public final class FolderWriter implements AutoCloseable {

    private final ArtifactStore store;
    private final String prefix;
    private final List<Manifest.Entry> written = new ArrayList<>();
    private boolean settled;

    /**
     * @param store that the folder is written to
     * @param prefix of the folder, without a slash at its end
     */
    public FolderWriter(ArtifactStore store, String prefix) {
        this.store = store;
        this.prefix = prefix;
    }

    /** Uploads a file as {@code name}. */
    public void put(String name, Path file) {
        try {
            written.add(new Manifest.Entry(name, Files.size(file), Sha256.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        store.put(prefix + "/" + name, file);
    }

    /** Uploads {@code content} as {@code name}. */
    public void put(String name, byte[] content) {
        written.add(new Manifest.Entry(name, content.length, Sha256.of(content)));
        store.put(prefix + "/" + name, content);
    }

    /** Uploads {@code value} as JSON. */
    public void putJson(String name, Object value) {
        put(name, json(value));
    }

    /**
     * Writes the manifest.
     *
     * @param attributes what the folder is
     * @return the manifest and its hash
     */
    public Committed commit(Object attributes) {
        written.sort(Comparator.comparing(Manifest.Entry::name));
        Manifest manifest = new Manifest(written, JsonFormat.mapper().valueToTree(attributes));
        byte[] content = json(manifest);
        store.put(prefix + "/" + Manifest.FILE_NAME, content);
        settled = true;
        return new Committed(manifest, Sha256.of(content));
    }

    /** Leaves what was written as it is, without a manifest: another writer may have taken the folder over. */
    public void abandon() {
        settled = true;
    }

    @Override
    public void close() {
        if (!settled) {
            written.forEach(entry -> store.delete(prefix + "/" + entry.name()));
        }
    }

    private static byte[] json(Object value) {
        try {
            return JsonFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
        }
    }

    /**
     * A folder that readers can see.
     *
     * @param manifest what it holds
     * @param sha256 hash of the manifest's bytes
     */
    public record Committed(Manifest manifest, String sha256) {}
}

package dev.athanor.data.upload;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.ResumableUploadAddress;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.ObjectSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Uploads as they lie in the object store. */
public final class UploadParts {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final ArtifactStore store;

    public UploadParts(ArtifactStore store) {
        this.store = store;
    }

    void describe(String id, UploadDescription description) {
        try {
            store.put(address(id).description(), JsonFormat.mapper().writeValueAsBytes(description));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An upload and how far it is. */
    Optional<ResumableUpload> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return store.find(address(id).description()).map(json -> read(id, json));
    }

    private ResumableUpload read(String id, byte[] json) {
        try {
            var said = JsonFormat.mapper().readValue(json, UploadDescription.class);
            var objects = store.summaries(address(id).prefix());
            return new ResumableUpload(
                    id,
                    said.length(),
                    endOf(contiguous(id, objects)),
                    UploadMetadata.parse(said.metadata()),
                    newest(objects));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each part begins where the one before it ends. */
    private static List<ObjectSummary> contiguous(String id, List<ObjectSummary> objects) {
        var parts = objects.stream()
                .filter(object -> object.key().startsWith(address(id).parts()))
                .toList();
        long offset = 0;
        int count = 0;
        while (count < parts.size() && parts.get(count).key().equals(address(id).part(offset))) {
            offset += parts.get(count).bytes();
            count++;
        }
        return parts.subList(0, count);
    }

    private static long endOf(List<ObjectSummary> parts) {
        return parts.stream().mapToLong(ObjectSummary::bytes).sum();
    }

    private static Instant newest(List<ObjectSummary> objects) {
        return objects.stream()
                .map(ObjectSummary::lastModified)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /**
     * Keeps a part. Of several that come for the same place, as when a client goes on before its broken connection was
     * noticed, the first one counts.
     *
     * @return whether it was kept
     */
    boolean write(String id, long offset, byte[] part) {
        return store.putIfAbsent(address(id).part(offset), part);
    }

    /** All of it. The caller closes the stream. */
    public InputStream open(String id) {
        var parts = contiguous(id, store.summaries(address(id).prefix()));
        return new PartsInOrder(store, parts.stream().map(ObjectSummary::key).toList());
    }

    /** A job waits for it. */
    public void use(String id, String job) {
        store.put(address(id).use(job), new byte[0]);
    }

    /** The job does not wait any more, and needs it again if it failed: then it stays until it expires. */
    public void release(String id, String job, boolean usedUp) {
        store.delete(address(id).use(job));
        if (usedUp && store.list(address(id).uses()).isEmpty()) {
            remove(id);
        }
    }

    /** Nobody finds it from the first moment on. */
    void remove(String id) {
        store.delete(address(id).description());
        store.deleteAll(address(id).prefix());
    }

    /** When something of each upload was last written; also of what is left of uploads that were removed. */
    Map<String, Instant> lastTouched() {
        Map<String, Instant> touched = new HashMap<>();
        for (ObjectSummary object : store.summaries(ResumableUploadAddress.ROOT)) {
            String id =
                    object.key().substring(ResumableUploadAddress.ROOT.length()).replaceFirst("/.*", "");
            touched.merge(id, object.lastModified(), (a, b) -> a.isAfter(b) ? a : b);
        }
        return Collections.unmodifiableMap(touched);
    }

    private static ResumableUploadAddress address(String id) {
        return new ResumableUploadAddress(id);
    }
}

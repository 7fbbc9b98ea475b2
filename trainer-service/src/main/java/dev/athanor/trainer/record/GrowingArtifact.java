package dev.athanor.trainer.record;

import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.StoreUnavailableException;
import java.io.ByteArrayOutputStream;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A file that grows, in a store that can only replace objects: it is kept in parts, of which the newest is written again
 * whenever it has grown. A part ends at the first upload that finds it large enough, so that no upload is much larger.
 */
final class GrowingArtifact {

    private final ArtifactStore store;
    private final IntFunction<String> key;
    private final Supplier<byte[]> head;
    private final int partBytes;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private int number;
    private int uploaded;

    /**
     * @param store that the parts go to
     * @param key of a part, by its number from 0
     * @param head what each part begins with
     * @param partBytes from this size on a part is large enough
     */
    GrowingArtifact(ArtifactStore store, IntFunction<String> key, Supplier<byte[]> head, int partBytes) {
        this.store = store;
        this.key = key;
        this.head = head;
        this.partBytes = partBytes;
    }

    void append(byte[] bytes) {
        if (part.size() == 0) {
            part.writeBytes(head.get());
        }
        part.writeBytes(bytes);
    }

    /**
     * Writes what was appended since the last upload.
     *
     * @throws StoreUnavailableException if the store does not take it; nothing is lost, the next upload has it too
     */
    void upload() {
        if (part.size() > uploaded) {
            store.put(key.apply(number), part.toByteArray());
            uploaded = part.size();
        }
        if (part.size() >= partBytes) {
            part.reset();
            uploaded = 0;
            number++;
        }
    }
}

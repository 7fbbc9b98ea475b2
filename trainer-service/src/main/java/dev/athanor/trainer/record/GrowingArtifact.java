package dev.athanor.trainer.record;

import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.StoreUnavailableException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A file that grows, in a store that can only replace objects: it is kept in parts, of which the newest is written again
 * whenever it has grown. A part ends at the first upload that finds it large enough, so that no upload is much larger. One
 * thread may append while another uploads.
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

    synchronized void append(byte[] bytes) {
        if (part.size() == 0) {
            part.writeBytes(head.get());
        }
        part.writeBytes(bytes);
    }

    /**
     * Writes what was appended since the last upload. Used by one thread at a time.
     *
     * @throws StoreUnavailableException if the store does not take it; nothing is lost, the next upload has it too
     */
    void upload() {
        byte[] content = content();
        if (content.length > uploaded) {
            store.put(key.apply(number), content);
            uploaded = content.length;
        }
        if (content.length >= partBytes) {
            beginAnother(content.length);
        }
    }

    private synchronized byte[] content() {
        return part.toByteArray();
    }

    /** What was appended since the part was read is the next one's. */
    private synchronized void beginAnother(int length) {
        byte[] all = part.toByteArray();
        part.reset();
        uploaded = 0;
        number++;
        if (all.length > length) {
            append(Arrays.copyOfRange(all, length, all.length));
        }
    }
}

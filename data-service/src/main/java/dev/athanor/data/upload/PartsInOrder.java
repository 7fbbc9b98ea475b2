package dev.athanor.data.upload;

import dev.athanor.exchange.store.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Objects as one stream; each is opened when its turn comes. */
final class PartsInOrder extends InputStream {

    private final ArtifactStore store;
    private final Iterator<String> keys;
    private InputStream part = InputStream.nullInputStream();

    PartsInOrder(ArtifactStore store, List<String> keys) {
        this.store = store;
        this.keys = keys.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = part.read(target, from, length);
        while (read < 0 && keys.hasNext()) {
            part.close();
            part = store.open(keys.next());
            read = part.read(target, from, length);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}

package dev.athanor.trainer.cache;

import dev.athanor.contracts.address.Manifest;
import dev.athanor.exchange.store.CorruptObjectException;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.NoSuchObjectException;
import dev.athanor.trainer.scratch.LocalFolder;
import dev.athanor.trainer.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders of the store on the local disk. One is fetched into a folder of its own and renamed when all of it is verified,
 * so that several trainers may share one cache: the first to finish wins, the others use what it brought.
 */
public final class FolderCache {

    private static final Logger LOG = LoggerFactory.getLogger(FolderCache.class);
    private static final int HASH_DIGITS = 16;

    private final Path folder;
    private final Scratch scratch;

    /**
     * @param folder of the cache; created when needed
     * @param scratch for folders on their way, on the same disk
     */
    public FolderCache(Path folder, Scratch scratch) {
        this.folder = folder;
        this.scratch = scratch;
    }

    /**
     * The folder on the local disk, fetched if it is not there.
     *
     * @param name begins the name of the local copy
     * @param prefix its address, for messages
     * @throws CorruptObjectException if it is not what its manifest says
     */
    public Path local(String name, String prefix, FolderReader source) throws IOException {
        Path local = folder.resolve(name + "-" + source.manifestSha256().substring(0, HASH_DIGITS));
        if (!isWhole(local, source.manifest())) {
            fetch(prefix, source, local);
        }
        return local;
    }

    /** Hashes were verified when the files came; sizes show whether somebody cut them since. */
    private static boolean isWhole(Path local, Manifest manifest) throws IOException {
        for (Manifest.Entry entry : manifest.objects()) {
            Path file = local.resolve(entry.name());
            if (!Files.isRegularFile(file) || Files.size(file) != entry.bytes()) {
                return false;
            }
        }
        return true;
    }

    private void fetch(String prefix, FolderReader source, Path local) throws IOException {
        LOG.info("folder={} fetching", prefix);
        Files.createDirectories(folder);
        try (LocalFolder incoming = scratch.create()) {
            for (Manifest.Entry entry : source.manifest().objects()) {
                download(source, prefix, entry.name(), incoming.path());
            }
            publish(incoming.path(), local, source.manifest());
        }
    }

    private static void download(FolderReader source, String prefix, String name, Path target) {
        try {
            source.download(name, target.resolve(name));
        } catch (NoSuchObjectException e) {
            throw new CorruptObjectException(
                    "The object " + prefix + "/" + name + " is missing, although the manifest names it.");
        }
    }

    /** A folder that is damaged gives way; one that another trainer has brought meanwhile is as good as ours. */
    private static void publish(Path incoming, Path local, Manifest manifest) throws IOException {
        if (isWhole(local, manifest)) {
            return;
        }
        LocalFolder.delete(local);
        try {
            Files.move(incoming, local, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!isWhole(local, manifest)) {
                throw e;
            }
        }
    }
}

package dev.athanor.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.contracts.JsonFormat;
import java.util.Map;

/**
 * Attempts at a job, each an object that is created only if absent. The queue may deliver a job to a second worker while
 * the first still works; whoever does not hold the newest attempt stops and writes nothing more.
 */
public final class Attempts {

    private final ArtifactStore store;
    private final String folder;

    /**
     * @param store that fences
     * @param folder of the attempts' objects, such as {@code runs/{run}/attempts}
     */
    public Attempts(ArtifactStore store, String folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Claims the next attempt, counted from 1. */
    public int claim(String worker) {
        byte[] holder = JsonFormat.mapper()
                .valueToTree(Map.of("worker", worker))
                .toString()
                .getBytes(UTF_8);
        int number = newest() + 1;
        while (!store.putIfAbsent(key(number), holder)) {
            number++;
        }
        return number;
    }

    /** Whether nobody has claimed an attempt after {@code number}. */
    public boolean isNewest(int number) {
        return !store.exists(key(number + 1));
    }

    private int newest() {
        return store.list(folder + "/").stream()
                .mapToInt(key -> Integer.parseInt(key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('.'))))
                .max()
                .orElse(0);
    }

    private String key(int number) {
        return folder + "/%04d.json".formatted(number);
    }
}

package dev.athanor.trainer.record;

import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.NoSuchObjectException;
import dev.athanor.exchange.store.ObjectChangedException;
import dev.athanor.exchange.store.ObjectSummary;
import dev.athanor.exchange.store.Sha256;
import dev.athanor.exchange.store.StoreUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store in memory, which can be away. */
public final class MemoryStore implements ArtifactStore {

    private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private volatile boolean away;
    private volatile Runnable beforeWriting = () -> {};

    /** Whether it refuses what is written. */
    public void setAway(boolean away) {
        this.away = away;
    }

    /** What happens in the middle of each write, before it counts. */
    public void setBeforeWriting(Runnable beforeWriting) {
        this.beforeWriting = beforeWriting;
    }

    /** An object as text. */
    public String text(String key) {
        return new String(Objects.requireNonNull(objects.get(key), key), StandardCharsets.UTF_8);
    }

    @Override
    public void put(String key, byte[] content) {
        beforeWriting.run();
        if (away) {
            throw new StoreUnavailableException("write " + key, new IOException("away"));
        }
        objects.put(key, content.clone());
    }

    @Override
    public void put(String key, Path file) {
        try {
            put(key, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String key, InputStream content) {
        try {
            put(key, content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content) {
        return objects.putIfAbsent(key, content.clone()) == null;
    }

    @Override
    public Optional<byte[]> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public InputStream open(String key) {
        return new ByteArrayInputStream(find(key).orElseThrow(() -> new NoSuchObjectException("memory", key)));
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        byte[] content = Objects.requireNonNull(objects.get(key), key);
        return new ByteArrayInputStream(
                Arrays.copyOfRange(content, (int) offset, (int) Math.min(offset + length, content.length)));
    }

    @Override
    public InputStream open(String bucket, String key) {
        return open(key);
    }

    @Override
    public InputStream open(String bucket, String key, String etag) {
        if (!summary(bucket, key).map(ObjectSummary::etag).orElse(etag).equals(etag)) {
            throw new ObjectChangedException(bucket, key);
        }
        return open(key);
    }

    @Override
    public Optional<ObjectSummary> summary(String bucket, String key) {
        return find(key).map(content -> new ObjectSummary(key, content.length, Sha256.of(content), Instant.EPOCH));
    }

    @Override
    public List<ObjectSummary> summaries(String bucket, String prefix) {
        return list(prefix).stream()
                .flatMap(key -> summary(bucket, key).stream())
                .toList();
    }

    @Override
    public List<ObjectSummary> summaries(String prefix) {
        return summaries("memory", prefix);
    }

    @Override
    public boolean exists(String key) {
        return objects.containsKey(key);
    }

    @Override
    public List<String> list(String prefix) {
        return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
    }

    @Override
    public void deleteAll(String prefix) {
        objects.keySet().removeIf(key -> key.startsWith(prefix));
    }

    @Override
    public void createBucket() {}

    @Override
    public void close() {}
}

package dev.athanor.trainer.batch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;

/**
 * Prepares the next batch on a thread of its own while the step before it is computed. Used by one thread; closing it
 * ends the other.
 */
public final class Prefetch implements AutoCloseable {

    private final LongFunction<Batch> source;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("prefetch").daemon().factory());
    private long ahead;
    private CompletableFuture<Batch> next;

    /**
     * @param source gives the batch of an index
     * @param first the index that is asked for first
     */
    public Prefetch(LongFunction<Batch> source, long first) {
        this.source = source;
        this.ahead = first;
        this.next = prepare(first);
    }

    /** The next batch, and begins with the one after it. */
    public Batch next() {
        Batch batch = await(next);
        ahead++;
        next = prepare(ahead);
        return batch;
    }

    private CompletableFuture<Batch> prepare(long index) {
        return CompletableFuture.supplyAsync(() -> source.apply(index), thread);
    }

    private static Batch await(CompletableFuture<Batch> batch) {
        try {
            return batch.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Waits for the batch in preparation: it reads memory that the caller may unmap next. */
    @Override
    public void close() {
        thread.close();
    }
}

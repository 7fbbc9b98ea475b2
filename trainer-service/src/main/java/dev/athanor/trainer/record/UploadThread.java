package dev.athanor.trainer.record;

import io.opentelemetry.context.Context;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Uploads on a thread of its own, so that a slow store delays nobody who asks. However often that is, one upload is in
 * progress and at most one more waits, which will bring all that there is then.
 */
final class UploadThread implements Executor, AutoCloseable {

    private final ThreadPoolExecutor thread;

    UploadThread(String run) {
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                Thread.ofPlatform().name("records-" + run).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void execute(Runnable upload) {
        thread.execute(Context.current().wrap(upload));
    }

    /** Waits for the upload in progress and for the one that waits. */
    @Override
    public void close() {
        thread.close();
    }
}

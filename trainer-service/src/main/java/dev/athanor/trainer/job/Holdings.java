package dev.athanor.trainer.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What has to be released in the end, the newest first: as long as things are brought together, any of them may fail. */
final class Holdings implements AutoCloseable {

    private final Deque<Runnable> releases = new ArrayDeque<>();

    <T> T hold(T resource, Consumer<? super T> release) {
        releases.push(() -> release.accept(resource));
        return resource;
    }

    @Override
    public void close() {
        while (!releases.isEmpty()) {
            releases.pop().run();
        }
    }
}

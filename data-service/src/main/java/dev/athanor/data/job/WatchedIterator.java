package dev.athanor.data.job;

import java.util.Iterator;

/** Asks before each element whether to go on. */
record WatchedIterator<T>(Iterator<T> elements, Runnable alive) implements Iterator<T> {

    @Override
    public boolean hasNext() {
        return elements.hasNext();
    }

    @Override
    public T next() {
        alive.run();
        return elements.next();
    }
}

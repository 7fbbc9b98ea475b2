package dev.athanor.data.corpus;

import java.util.Iterator;
import java.util.List;

/** The elements of one part behind those of the other; each part is opened when its turn comes. */
final class Concatenation<T> implements Iterator<T> {

    private final Iterator<Iterable<T>> parts;
    private Iterator<T> part = List.<T>of().iterator();

    Concatenation(List<Iterable<T>> parts) {
        this.parts = parts.iterator();
    }

    @Override
    public boolean hasNext() {
        while (!part.hasNext() && parts.hasNext()) {
            part = parts.next().iterator();
        }
        return part.hasNext();
    }

    @Override
    public T next() {
        var unused = hasNext();
        return part.next();
    }
}

package dev.athanor.serving.generation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Sequences that wait for a slot, first come, first served. Bounded: beyond that it is better to say so at once. */
final class WaitingQueue {

    /** What became of an offer. */
    enum Answer {
        ACCEPTED,
        FULL,
        CLOSED
    }

    private final int capacity;
    private final Deque<Sequence> sequences = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    WaitingQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Takes all of {@code offered} or none. */
    Answer offer(List<Sequence> offered) {
        lock.lock();
        try {
            if (closed) {
                return Answer.CLOSED;
            }
            // A request of many sequences is taken when nothing waits, however many they are.
            if (!sequences.isEmpty() && sequences.size() + offered.size() > capacity) {
                return Answer.FULL;
            }
            sequences.addAll(offered);
            changed.signalAll();
            return Answer.ACCEPTED;
        } finally {
            lock.unlock();
        }
    }

    Optional<Sequence> poll() {
        lock.lock();
        try {
            return Optional.ofNullable(sequences.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is a sequence or the queue is closed; whether there is a sequence. */
    boolean await() throws InterruptedException {
        lock.lock();
        try {
            while (sequences.isEmpty() && !closed) {
                changed.await();
            }
            return !sequences.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes out those for which {@code condition} holds. */
    List<Sequence> removeIf(Predicate<Sequence> condition) {
        lock.lock();
        try {
            List<Sequence> removed = new ArrayList<>();
            for (Iterator<Sequence> remaining = sequences.iterator(); remaining.hasNext(); ) {
                Sequence sequence = remaining.next();
                if (condition.test(sequence)) {
                    remaining.remove();
                    removed.add(sequence);
                }
            }
            return removed;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return sequences.size();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more; what waits stays. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

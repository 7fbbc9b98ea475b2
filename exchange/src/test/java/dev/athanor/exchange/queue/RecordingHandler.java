package dev.athanor.exchange.queue;

import dev.athanor.contracts.event.DatasetJobEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Does what it is told to, and remembers what came. */
final class RecordingHandler implements JobHandler<DatasetJobEvent> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Work work;
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<Delivery> ended = new CopyOnWriteArrayList<>();
    private final List<String> givenUp = new CopyOnWriteArrayList<>();

    /** A job as the test's work sees it. */
    record Task(Job<DatasetJobEvent> job) {
        String name() {
            return job.event().subject();
        }

        int deliveryCount() {
            return job.deliveryCount();
        }

        /** Waits until the queue wants something, but no longer than {@code patience}. */
        void awaitSignal(Duration patience) {
            awaitUntil(() -> job.signal() != Job.Signal.GO_ON, patience);
        }
    }

    interface Work {
        JobOutcome doIt(Task task);
    }

    /** A job that came to its end. */
    record Delivery(String job, int deliveryCount, Job.Signal signal) {}

    RecordingHandler(Work work) {
        this.work = work;
    }

    static RecordingHandler busyUntilHandedBack() {
        return new RecordingHandler(task -> {
            task.awaitSignal(PATIENCE);
            return JobOutcome.HANDED_BACK;
        });
    }

    @Override
    public JobOutcome handle(Job<DatasetJobEvent> job) {
        begun.add(job.event().subject());
        JobOutcome outcome = work.doIt(new Task(job));
        ended.add(new Delivery(job.event().subject(), job.deliveryCount(), job.signal()));
        return outcome;
    }

    @Override
    public void givenUp(DatasetJobEvent job, Exception failure) {
        givenUp.add(job.subject() + ": " + failure.getMessage());
    }

    List<String> begun() {
        return begun;
    }

    List<String> givenUp() {
        return givenUp;
    }

    void awaitBegun(int count) {
        require(() -> begun.size() >= count, "begun: " + begun);
    }

    List<Delivery> awaitEnded(int count) {
        require(() -> ended.size() >= count, "ended: " + ended);
        return ended;
    }

    void awaitGivenUp(int count) {
        require(() -> givenUp.size() >= count, "given up: " + givenUp);
    }

    private static void require(Supplier<Boolean> condition, String otherwise) {
        if (!awaitUntil(condition, PATIENCE)) {
            throw new AssertionError(otherwise);
        }
    }

    private static boolean awaitUntil(Supplier<Boolean> condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.get() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return condition.get();
    }
}

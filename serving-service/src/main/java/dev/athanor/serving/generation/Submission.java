package dev.athanor.serving.generation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The sequences of one request. Their events come out of one queue, in order within a sequence; the last of each is
 * {@link GenerationEvent.Ended}. Closing it cancels what still runs.
 */
public final class Submission implements AutoCloseable {

    private final BlockingQueue<Output> outputs = new LinkedBlockingQueue<>();
    private final List<Sequence> sequences;
    private final long arrival;

    /**
     * @param requests one for each sequence
     * @param arrival when the request came, by {@link System#nanoTime}
     * @param timeLimit after which its sequences are ended
     */
    public Submission(List<GenerationRequest> requests, long arrival, Duration timeLimit) {
        List<Sequence> all = new ArrayList<>(requests.size());
        for (int index = 0; index < requests.size(); index++) {
            int number = index;
            all.add(new Sequence(
                    requests.get(index),
                    arrival,
                    arrival + timeLimit.toNanos(),
                    event -> outputs.add(new Output(number, event))));
        }
        this.sequences = List.copyOf(all);
        this.arrival = arrival;
    }

    List<Sequence> sequences() {
        return sequences;
    }

    /** When the request came, by {@link System#nanoTime}. */
    public long arrival() {
        return arrival;
    }

    /** How many sequences there are. */
    public int size() {
        return sequences.size();
    }

    /** Waits for the next event. To be called until each sequence has ended. */
    public Output next() throws InterruptedException {
        return outputs.take();
    }

    /** Ends a sequence that nobody wants any more. */
    public void cancel(int sequence) {
        sequences.get(sequence).cancel();
    }

    /** Ends all sequences. May be called from any thread, more than once. */
    @Override
    public void close() {
        sequences.forEach(Sequence::cancel);
    }

    /**
     * An event of one sequence.
     *
     * @param sequence its number within the submission
     * @param event what became of it
     */
    public record Output(int sequence, GenerationEvent event) {}
}

package dev.athanor.serving.generation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes the sequences of all requests of one model, on a thread of its own. Owns and closes its {@link Decoder}. */
public final class DecodingEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DecodingEngine.class);

    private final Decoder decoder;
    private final GenerationObserver observer;
    private final WaitingQueue waiting;
    private final List<Place> running = new ArrayList<>();
    private final Thread thread;
    private volatile int runningCount;
    private volatile boolean abandoned;

    /** A sequence and where it lives in the decoder. */
    private record Place(Sequence sequence, Decoder.Slot slot) {}

    /**
     * Starts the thread.
     *
     * @param name of the thread
     * @param decoder the model
     * @param waitingLimit how many sequences may wait for a slot
     * @param observer hears what happens
     */
    public DecodingEngine(String name, Decoder decoder, int waitingLimit, GenerationObserver observer) {
        this.decoder = decoder;
        this.observer = observer;
        this.waiting = new WaitingQueue(waitingLimit);
        this.thread = Thread.ofPlatform().name("decode-" + name).daemon().start(this::run);
    }

    /**
     * Puts the request's sequences into the queue, all or none.
     *
     * @throws OverloadedException if too many wait already
     * @throws RetiredException if this engine takes nothing more
     */
    public void submit(Submission submission) throws OverloadedException, RetiredException {
        switch (waiting.offer(submission.sequences())) {
            case ACCEPTED -> LOG.debug("engine={} sequences={}", thread.getName(), submission.size());
            case FULL -> throw new OverloadedException(waiting.size());
            case CLOSED -> throw new RetiredException();
        }
    }

    /** The longest sequence, in tokens. */
    public int contextLength() {
        return decoder.contextLength();
    }

    /** How many tokens there are. */
    public int vocabularySize() {
        return decoder.vocabularySize();
    }

    /** How many sequences wait for a slot. */
    public int waiting() {
        return waiting.size();
    }

    /** How many sequences are decoded. */
    public int running() {
        return runningCount;
    }

    /** Takes nothing more; what was taken is finished, then the decoder is closed. Returns at once. */
    public void retire() {
        waiting.close();
    }

    /** Retires and waits at most {@code patience}, then ends what still runs. */
    public void close(Duration patience) {
        retire();
        try {
            if (!thread.join(patience)) {
                abandoned = true;
                if (running() + waiting() > 0) {
                    LOG.warn("engine={} running={} waiting={} ended early", thread.getName(), running(), waiting());
                }
                thread.join();
            }
        } catch (InterruptedException e) {
            abandoned = true;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        close(Duration.ZERO);
    }

    private void run() {
        try (decoder) {
            decodeUntilRetired();
        }
    }

    private void decodeUntilRetired() {
        try {
            while (!running.isEmpty() || waiting.await()) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.close();
            endRunning(new GenerationEvent.Broken("the model's engine has stopped"));
            endWaiting(new GenerationEvent.Broken("the model's engine has stopped"));
        }
    }

    /** One token for everybody; at most one new sequence, whose prefill the others wait for. */
    private void round() {
        try {
            endInterrupted();
            if (running.size() < decoder.capacity()) {
                waiting.poll().ifPresent(this::admit);
            }
            if (!running.isEmpty()) {
                step();
            }
        } catch (RuntimeException e) {
            LOG.error("engine={} cannot decode", thread.getName(), e);
            endRunning(broken(e));
        } finally {
            runningCount = running.size();
        }
    }

    private void endInterrupted() {
        long now = System.nanoTime();
        for (Sequence sequence :
                waiting.removeIf(candidate -> interruption(candidate, now).isPresent())) {
            sequence.end(interruption(sequence, now).orElseThrow(), now, observer);
        }
        for (Place place : List.copyOf(running)) {
            interruption(place.sequence(), now).ifPresent(reason -> end(place, reason));
        }
    }

    private Optional<GenerationEvent.Reason> interruption(Sequence sequence, long now) {
        return abandoned
                ? Optional.of(new GenerationEvent.Broken("the server is shutting down"))
                : sequence.interruption(now);
    }

    /** Prefills a sequence, which gives it its first token. */
    private void admit(Sequence sequence) {
        int[] prefix = sequence.prefix();
        observer.admitted(sequence.age(System.nanoTime()), prefix.length);
        Place place = new Place(sequence, prefill(sequence, prefix));
        running.add(place);
        advance(place);
    }

    private Decoder.Slot prefill(Sequence sequence, int[] prefix) {
        try {
            return decoder.prefill(prefix);
        } catch (RuntimeException e) {
            sequence.end(broken(e), System.nanoTime(), observer);
            throw e;
        }
    }

    private void step() {
        Map<Decoder.Slot, Integer> tokens = new LinkedHashMap<>();
        running.forEach(place -> tokens.put(place.slot(), place.sequence().nextToken()));
        decoder.decode(tokens);
        List.copyOf(running).forEach(this::advance);
    }

    private void advance(Place place) {
        place.sequence()
                .advance(place.slot().logits(), decoder.contextLength(), System.nanoTime(), observer)
                .ifPresent(reason -> end(place, reason));
    }

    private void end(Place place, GenerationEvent.Reason reason) {
        running.remove(place);
        place.slot().close();
        place.sequence().end(reason, System.nanoTime(), observer);
    }

    private void endRunning(GenerationEvent.Reason reason) {
        List.copyOf(running).forEach(place -> end(place, reason));
    }

    private static GenerationEvent.Reason broken(RuntimeException cause) {
        return new GenerationEvent.Broken(String.valueOf(cause.getMessage()));
    }

    private void endWaiting(GenerationEvent.Reason reason) {
        long now = System.nanoTime();
        waiting.removeIf(sequence -> true).forEach(sequence -> sequence.end(reason, now, observer));
    }
}

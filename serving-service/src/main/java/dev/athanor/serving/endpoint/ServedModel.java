package dev.athanor.serving.endpoint;

import dev.athanor.contracts.event.DeploymentEvent.Target;
import dev.athanor.serving.generation.DecodingEngine;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model version in memory, with its native resources. Whoever loaded it retires or closes it; the tokenizer goes with the
 * last of its users, since a request still makes text when the engine has done its part.
 */
public final class ServedModel {

    private final Target target;
    private final Instant loaded = Instant.now();
    private final Tokenizer tokenizer;
    private final DecodingEngine engine;
    private final AtomicInteger users = new AtomicInteger(1); // whoever loaded it is one

    /**
     * @param target what it is
     * @param tokenizer its tokenizer, closed with this
     * @param engine decodes with it, closed with this
     */
    public ServedModel(Target target, Tokenizer tokenizer, DecodingEngine engine) {
        this.target = target;
        this.tokenizer = tokenizer;
        this.engine = engine;
    }

    /** What it is. */
    public Target target() {
        return target;
    }

    /** Since when it is in memory. */
    public Instant loaded() {
        return loaded;
    }

    /** Its tokenizer; only for those who {@link #acquire}d the model. */
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /** Decodes with it. */
    public DecodingEngine engine() {
        return engine;
    }

    /**
     * Keeps the tokenizer open until {@link #release}.
     *
     * @return false if it is closed already
     */
    public boolean acquire() {
        return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** Ends what {@link #acquire} began. */
    public void release() {
        if (users.decrementAndGet() == 0) {
            tokenizer.close();
        }
    }

    /** Takes no more requests. What is in hand is finished within {@code patience}, then the memory is given back. */
    public void retire(Duration patience) {
        engine.retire();
        Thread.ofVirtual()
                .name("retire-" + target.model() + "-" + target.version())
                .start(() -> close(patience));
    }

    /** Finishes what is in hand within {@code patience} and gives the memory back. To be called once, or retired once. */
    public void close(Duration patience) {
        engine.close(patience);
        release();
    }
}

package dev.athanor.serving.endpoint;

import dev.athanor.contracts.event.DeploymentEvent.Target;
import dev.athanor.serving.generation.DecodingEngine;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.time.Duration;
import java.time.Instant;

/**
 * A model version in memory, with its native resources: whoever loaded it retires or closes it.
 *
 * @param target what it is
 * @param loaded since when
 * @param tokenizer its tokenizer
 * @param engine decodes with it
 */
public record ServedModel(Target target, Instant loaded, Tokenizer tokenizer, DecodingEngine engine) {

    /** Takes no more requests. What is in hand is finished within {@code patience}; the tokenizer is closed after that. */
    public void retire(Duration patience) {
        engine.retire();
        Thread.ofVirtual()
                .name("retire-" + target.model() + "-" + target.version())
                .start(() -> close(patience));
    }

    /** Finishes what is in hand within {@code patience} and lets go of all memory. */
    public void close(Duration patience) {
        engine.close(patience);
        tokenizer.close();
    }
}

package dev.athanor.trainer.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.EventTypes;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.UnreadableEventException;
import dev.athanor.exchange.store.CorruptObjectException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The content of a run's {@code outcome.json}: the event that ends it.
 *
 * @param type its CloudEvents type
 * @param event its data
 */
record RunOutcome(String type, JsonNode event) {

    static RunOutcome of(RunEvent event) {
        try {
            return new RunOutcome(EventTypes.of(event), JsonFormat.mapper().readTree(EventTypes.write(event)));
        } catch (IOException e) {
            throw new UncheckedIOException("an event is always JSON", e);
        }
    }

    static RunOutcome read(byte[] content) {
        try {
            return JsonFormat.mapper().readValue(content, RunOutcome.class);
        } catch (IOException e) {
            throw new CorruptObjectException("An outcome cannot be read: " + e.getMessage());
        }
    }

    byte[] write() {
        try {
            return JsonFormat.mapper().writeValueAsBytes(this);
        } catch (IOException e) {
            throw new UncheckedIOException("an outcome is always JSON", e);
        }
    }

    RunEvent toEvent() {
        try {
            byte[] data = JsonFormat.mapper().writeValueAsBytes(event);
            if (EventTypes.read(type, data) instanceof RunEvent ending) {
                return ending;
            }
        } catch (IOException | UnreadableEventException e) {
            throw new CorruptObjectException("An outcome holds no event: " + e.getMessage());
        }
        throw new CorruptObjectException("An outcome holds a " + type + ", which ends no run.");
    }
}

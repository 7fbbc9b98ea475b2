package dev.athanor.trainer.control;

import dev.athanor.contracts.event.RunControl;
import dev.athanor.trainer.loop.Interruption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the signals so far ask of each run. Thread-safe. */
public final class RunSignals {

    private final Map<String, Interruption> interruptions = new ConcurrentHashMap<>();
    private final Map<String, Long> saves = new ConcurrentHashMap<>();

    /** Takes note of a signal. The first that ends a run counts. */
    public void hear(RunControl signal) {
        switch (signal) {
            case RunControl.Stop(String run, String reason) ->
                interruptions.putIfAbsent(run, new Interruption.Stop(reason));
            case RunControl.StopEarly(String run, String reason) ->
                interruptions.putIfAbsent(run, new Interruption.StopEarly(reason));
            case RunControl.Save(String run) -> saves.merge(run, 1L, Long::sum);
        }
    }

    /** Why {@code run} is to end, if it is. */
    public Optional<Interruption> interruption(String run) {
        return Optional.ofNullable(interruptions.get(run));
    }

    /** How often {@code run} was asked for a checkpoint. */
    public long saves(String run) {
        return saves.getOrDefault(run, 0L);
    }
}

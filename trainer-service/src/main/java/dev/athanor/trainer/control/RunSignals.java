package dev.athanor.trainer.control;

import dev.athanor.contracts.event.RunControl;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.trainer.loop.Interruption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the signals so far ask of each run. Thread-safe. */
public final class RunSignals {

    private static final Logger LOG = LoggerFactory.getLogger(RunSignals.class);

    private final Map<String, Interruption> interruptions = new ConcurrentHashMap<>();
    private final Map<String, Long> saves = new ConcurrentHashMap<>();

    /** Takes note of what was said on {@code athanor.run-control}. */
    public void hear(Envelope envelope) {
        if (envelope.event() instanceof RunControl signal) {
            LOG.info("runId={} signal={}", signal.run(), signal);
            hear(signal);
        }
    }

    /** Takes note of a signal. The first that ends a run counts. */
    void hear(RunControl signal) {
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

package dev.athanor.trainer.wiring;

import dev.athanor.trainer.job.Gauges;
import dev.athanor.trainer.loop.Journal;
import dev.athanor.trainer.loop.StepRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The trainer in Prometheus' terms. */
@Singleton
public class MicrometerGauges implements Gauges {

    private final MeterRegistry registry;
    private final Counter steps;
    private final Counter skipped;
    private final Counter tokens;
    private final Timer stepTime;
    private final Timer checkpoints;
    private volatile double loss = Double.NaN;
    private volatile long step;
    private final AtomicReference<Meter.@Nullable Id> current = new AtomicReference<>();

    MicrometerGauges(MeterRegistry registry) {
        this.registry = registry;
        this.steps = registry.counter("athanor.trainer.steps");
        this.skipped = registry.counter("athanor.trainer.steps.skipped");
        this.tokens = registry.counter("athanor.trainer.tokens");
        this.stepTime = registry.timer("athanor.trainer.step");
        this.checkpoints = registry.timer("athanor.trainer.checkpoint");
        registry.gauge("athanor.trainer.run.step", this, gauges -> (double) gauges.step);
        registry.gauge("athanor.trainer.run.loss", this, gauges -> gauges.loss);
    }

    /** One gauge at a time: the run that is trained, as a label of the value 1. */
    @Override
    public void began(String run) {
        current.set(Gauge.builder("athanor.trainer.run", () -> 1)
                .tag("run", run)
                .strongReference(true)
                .register(registry)
                .getId());
    }

    @Override
    public Journal journal(long tokensPerStep) {
        return new Journal() {
            @Override
            public void stepped(StepRecord record) {
                (record.applied() ? steps : skipped).increment();
                tokens.increment((double) tokensPerStep);
                stepTime.record(Duration.ofNanos(record.totalNanos()));
                step = record.step();
                loss = record.loss();
            }

            @Override
            public void evaluated(long step, double loss) {
                registry.counter("athanor.trainer.evaluations").increment();
            }
        };
    }

    @Override
    public void checkpointSaved(Duration took) {
        checkpoints.record(took);
    }

    @Override
    public void ended() {
        Meter.Id id = current.getAndSet(null);
        if (id != null) {
            registry.remove(id);
        }
        step = 0;
        loss = Double.NaN;
    }
}

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
    private volatile double validationLoss = Double.NaN;
    private volatile double gradientNorm = Double.NaN;
    private volatile double learningRate = Double.NaN;
    private volatile long step;
    private final AtomicReference<Meter.@Nullable Id> current = new AtomicReference<>();

    MicrometerGauges(MeterRegistry registry) {
        this.registry = registry;
        this.steps = registry.counter("athanor.trainer.steps");
        this.skipped = registry.counter("athanor.trainer.steps.skipped");
        this.tokens = registry.counter("athanor.trainer.tokens");
        this.stepTime = Timer.builder("athanor.trainer.step")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
        this.checkpoints = registry.timer("athanor.trainer.checkpoint");
        registry.gauge("athanor.trainer.run.step", this, gauges -> (double) gauges.step);
        registry.gauge("athanor.trainer.run.loss", this, gauges -> gauges.loss);
        registry.gauge("athanor.trainer.run.validation.loss", this, gauges -> gauges.validationLoss);
        registry.gauge("athanor.trainer.run.gradient.norm", this, gauges -> gauges.gradientNorm);
        registry.gauge("athanor.trainer.run.learning.rate", this, gauges -> gauges.learningRate);
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
                gradientNorm = record.gradientNorm();
                learningRate = record.learningRate();
            }

            @Override
            public void evaluated(long step, double evaluated) {
                validationLoss = evaluated;
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
        validationLoss = Double.NaN;
        gradientNorm = Double.NaN;
        learningRate = Double.NaN;
    }
}

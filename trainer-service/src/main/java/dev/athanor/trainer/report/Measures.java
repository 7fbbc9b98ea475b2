package dev.athanor.trainer.report;

import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.trainer.loop.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an attempt measures, as points of its curves, until somebody takes them. */
final class Measures {

    private final RunIdentity run;
    private final SmoothedLoss smoothedLoss = new SmoothedLoss();
    private final StepTimes stepTimes = new StepTimes();
    private List<MetricEvent.Point> points = new ArrayList<>();
    private Interval interval;
    private @Nullable StepRecord newest;

    Measures(RunIdentity run) {
        this.run = run;
        this.interval = new Interval(run.tokensPerStep());
    }

    /** How many points wait. */
    int count() {
        return points.size();
    }

    /** The points since the last call. */
    List<MetricEvent.Point> take() {
        List<MetricEvent.Point> taken = points;
        points = new ArrayList<>();
        return taken;
    }

    void add(MetricEvent.Point point) {
        points.add(point);
    }

    void stepped(StepRecord step) {
        add(MetricNames.TRAIN_LOSS, step, step.loss());
        add(MetricNames.LEARNING_RATE, step, step.learningRate());
        add(MetricNames.GRADIENT_NORM, step, step.gradientNorm());
        interval.add(step);
        smoothedLoss.add(step.loss());
        stepTimes.add(step.totalNanos());
        newest = step;
    }

    void evaluated(long step, double loss, long timeMillis) {
        add(new MetricEvent.Point(MetricNames.VALIDATION_LOSS, step, loss, timeMillis));
        add(new MetricEvent.Point(MetricNames.VALIDATION_PERPLEXITY, step, Perplexity.of(loss), timeMillis));
    }

    /**
     * How the newest steps are spread, and what of the machine is in use; nothing before the first step.
     *
     * @param machine its readings by the metric's name
     */
    void survey(Map<String, Double> machine) {
        StepRecord step = newest;
        if (step != null) {
            double[] seconds = stepTimes.percentiles(0.5, 0.95, 0.99);
            add(MetricNames.STEP_SECONDS_P50, step, seconds[0]);
            add(MetricNames.STEP_SECONDS_P95, step, seconds[1]);
            add(MetricNames.STEP_SECONDS_P99, step, seconds[2]);
            machine.forEach((name, value) -> add(name, step, value));
        }
    }

    /** How fast the steps since the last call went, and how far they brought the run; nothing if there were none. */
    Optional<RunEvent.Progressed> progress() {
        StepRecord step = newest;
        if (step == null || interval.isEmpty()) {
            return Optional.empty();
        }
        Interval past = interval;
        interval = new Interval(run.tokensPerStep());
        add(MetricNames.TOKENS_PER_SECOND, step, past.tokensPerSecond());
        add(MetricNames.HOST_SHARE, step, past.hostShare());
        add(MetricNames.FLOPS_UTILIZATION, step, run.utilization(past.tokensPerSecond()));
        add(MetricNames.SMOOTHED_LOSS, step, smoothedLoss.value());
        add(MetricNames.TRAIN_PERPLEXITY, step, Perplexity.of(smoothedLoss.value()));
        return Optional.of(new RunEvent.Progressed(
                run.run(),
                run.attempt(),
                step.step(),
                run.steps(),
                step.loss(),
                past.tokensPerSecond(),
                (run.steps() - step.step()) * past.secondsPerStep()));
    }

    private void add(String name, StepRecord step, double value) {
        add(new MetricEvent.Point(name, step.step(), value, step.timeMillis()));
    }
}

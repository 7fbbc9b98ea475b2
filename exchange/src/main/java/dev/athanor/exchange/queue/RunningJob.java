package dev.athanor.exchange.queue;

import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.exchange.event.TraceHeaders;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.header.Headers;

/** A job on its thread, under the trace of who asked for it. */
final class RunningJob<E extends AthanorEvent> {

    private final Job<E> job;
    private final CompletableFuture<Result> result = new CompletableFuture<>();

    /** How the handler came back. */
    sealed interface Result {
        record Ended(JobOutcome outcome) implements Result {}

        record Threw(Exception failure) implements Result {}
    }

    private RunningJob(Job<E> job) {
        this.job = job;
    }

    static <E extends AthanorEvent> RunningJob<E> start(Job<E> job, JobHandler<E> handler, Headers headers) {
        RunningJob<E> running = new RunningJob<>(job);
        Thread.ofPlatform()
                .name("job-" + job.event().subject())
                .start(() -> running.result.complete(handle(job, handler, headers)));
        return running;
    }

    private static <E extends AthanorEvent> Result handle(Job<E> job, JobHandler<E> handler, Headers headers) {
        Span span = GlobalOpenTelemetry.getTracer("dev.athanor.exchange")
                .spanBuilder("process " + job.event().getClass().getSimpleName())
                .setParent(TraceHeaders.read(headers))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("athanor.subject", job.event().subject())
                .startSpan();
        try {
            return new Result.Ended(
                    Context.current().with(span).wrap(() -> handler.handle(job)).call());
        } catch (Exception e) {
            span.recordException(e).setStatus(StatusCode.ERROR);
            return new Result.Threw(e);
        } catch (Throwable e) {
            // An Error must not leave the queue waiting for a thread that is gone.
            span.recordException(e).setStatus(StatusCode.ERROR);
            return new Result.Threw(new IllegalStateException("the job broke down: " + e, e));
        } finally {
            span.end();
        }
    }

    Job<E> job() {
        return job;
    }

    String subject() {
        return job.event().subject();
    }

    /** Waits at most {@code duration}; whether the job has ended. */
    boolean await(Duration duration) {
        try {
            result.get(duration.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new AssertionError("a result is never exceptional", e);
        }
    }

    void awaitEnd() {
        result.join();
    }

    Result result() {
        return result.join();
    }
}

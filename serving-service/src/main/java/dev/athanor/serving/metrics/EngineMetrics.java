package dev.athanor.serving.metrics;

import dev.athanor.serving.generation.GenerationEvent;
import dev.athanor.serving.generation.GenerationObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.DoubleStream;

/** Meters of one endpoint's engines. Buckets are vLLM's. */
final class EngineMetrics implements GenerationObserver {

    private static final double[] FIRST_TOKEN = {
        .001, .005, .01, .02, .04, .06, .08, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640, 2560
    };
    private static final double[] FURTHER_TOKEN = {
        .01, .025, .05, .075, .1, .15, .2, .3, .4, .5, .75, 1, 2.5, 5, 7.5, 10, 20, 40, 80
    };
    private static final double[] REQUEST = {
        .3, .5, .8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680
    };

    private final MeterRegistry registry;
    private final Tags tags;
    private final Timer queued;
    private final Timer firstToken;
    private final Timer furtherToken;
    private final Timer whole;
    private final Counter promptTokens;
    private final Counter generatedTokens;

    EngineMetrics(MeterRegistry registry, String endpoint) {
        this.registry = registry;
        this.tags = Tags.of(Tag.of("model_name", endpoint));
        this.queued = timer("vllm:request_queue_time", "Time from a request's arrival to its prefill.", REQUEST);
        this.firstToken =
                timer("vllm:time_to_first_token", "Time from a request's arrival to its first token.", FIRST_TOKEN);
        this.furtherToken = timer("vllm:inter_token_latency", "Time between two tokens of a sequence.", FURTHER_TOKEN);
        this.whole = timer("vllm:e2e_request_latency", "Time from a request's arrival to its last token.", REQUEST);
        this.promptTokens = counter("vllm:prompt_tokens", "Tokens that were prefilled.");
        this.generatedTokens = counter("vllm:generation_tokens", "Tokens that were generated.");
    }

    private Timer timer(String name, String description, double[] buckets) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(DoubleStream.of(buckets)
                        .mapToObj(seconds -> Duration.ofNanos((long) (seconds * 1e9)))
                        .toArray(Duration[]::new))
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    @Override
    public void admitted(Duration sinceArrival, int tokens) {
        queued.record(sinceArrival);
        promptTokens.increment(tokens);
    }

    @Override
    public void firstToken(Duration sinceArrival) {
        firstToken.record(sinceArrival);
        generatedTokens.increment();
    }

    @Override
    public void furtherToken(Duration sincePrevious) {
        furtherToken.record(sincePrevious);
        generatedTokens.increment();
    }

    @Override
    public void ended(GenerationEvent.Reason reason, Duration sinceArrival, int tokens) {
        whole.record(sinceArrival);
        Counter.builder("vllm:request_success")
                .description("Sequences that ended, by reason.")
                .tags(tags.and("finished_reason", word(reason)))
                .register(registry)
                .increment();
    }

    private static String word(GenerationEvent.Reason reason) {
        return switch (reason) {
            case GenerationEvent.EndOfText() -> "stop";
            case GenerationEvent.Length() -> "length";
            case GenerationEvent.Cancelled() -> "abort";
            case GenerationEvent.DeadlineExceeded() -> "deadline";
            case GenerationEvent.Broken(String message) -> "error";
        };
    }
}

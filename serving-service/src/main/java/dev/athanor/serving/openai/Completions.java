package dev.athanor.serving.openai;

import dev.athanor.serving.endpoint.Endpoint;
import dev.athanor.serving.endpoint.EndpointState;
import dev.athanor.serving.endpoint.Endpoints;
import dev.athanor.serving.endpoint.ServedModel;
import dev.athanor.serving.generation.GenerationRequest;
import dev.athanor.serving.generation.GenerationRequest.Scoring;
import dev.athanor.serving.generation.OverloadedException;
import dev.athanor.serving.generation.RetiredException;
import dev.athanor.serving.generation.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts completions on the endpoints' models. */
public final class Completions {

    private static final Logger LOG = LoggerFactory.getLogger(Completions.class);
    private static final int ATTEMPTS = 3;
    private static final Duration LOADING_TAKES = Duration.ofSeconds(2);

    private final Endpoints endpoints;
    private final Duration timeLimit;
    private final DoubleSupplier draw;

    /**
     * @param endpoints that are served
     * @param timeLimit of a request
     * @param draw uniform in [0, 1), chooses among an endpoint's models
     */
    public Completions(Endpoints endpoints, Duration timeLimit, DoubleSupplier draw) {
        this.endpoints = endpoints;
        this.timeLimit = timeLimit;
        this.draw = draw;
    }

    /**
     * Puts the request into the model's queue.
     *
     * @param arrival when the request came, by {@link System#nanoTime}
     * @return what comes of it; the caller closes it
     * @throws OpenAiException if it cannot be done
     */
    CompletionRun start(CompletionRequest request, long arrival) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ServedModel model = choose(request.model());
            Optional<CompletionRun> run = tryOn(model, request, arrival);
            if (run.isPresent()) {
                return run.get();
            }
        }
        throw OpenAiException.unavailable(
                "The model '%s' is being replaced; try again in a moment.".formatted(request.model()),
                "model_loading",
                LOADING_TAKES);
    }

    /** Empty if the model was replaced or withdrawn since it was chosen: its successor is in its place by now. */
    private Optional<CompletionRun> tryOn(ServedModel model, CompletionRequest request, long arrival) {
        if (!model.acquire()) {
            return Optional.empty();
        }
        boolean started = false;
        try {
            CompletionRun run = start(request, model, arrival);
            started = true;
            return Optional.of(run);
        } catch (RetiredException e) {
            LOG.debug(
                    "endpoint={} version={} was retired",
                    request.model(),
                    model.target().version(),
                    e);
            return Optional.empty();
        } finally {
            if (!started) {
                model.release();
            }
        }
    }

    private ServedModel choose(String name) {
        Endpoint endpoint = endpoints.find(name).orElseThrow(() -> OpenAiException.unknownModel(name));
        return endpoint.choose(draw.getAsDouble()).orElseThrow(() -> notReady(endpoint));
    }

    private static OpenAiException notReady(Endpoint endpoint) {
        return switch (endpoint.state()) {
            case EndpointState.Failed(String reason) ->
                OpenAiException.unavailable(
                        "The model '%s' could not be loaded: %s".formatted(endpoint.name(), reason),
                        "model_failed",
                        LOADING_TAKES);
            case EndpointState.Loading(), EndpointState.Ready() ->
                OpenAiException.unavailable(
                        "The model '%s' is being loaded; try again in a moment.".formatted(endpoint.name()),
                        "model_loading",
                        LOADING_TAKES);
        };
    }

    private CompletionRun start(CompletionRequest request, ServedModel model, long arrival) throws RetiredException {
        requireKnownBiases(request, model);
        List<PromptTokens> prompts = new ArrayList<>(request.prompts().size());
        for (Prompt prompt : request.prompts()) {
            prompts.add(PromptTokens.of(prompt, model));
        }
        prompts.forEach(prompt -> prompt.requireRoom(request, model.engine().contextLength()));
        Submission submission = new Submission(sequences(request, model, prompts), arrival, timeLimit);
        try {
            model.engine().submit(submission);
        } catch (OverloadedException e) {
            throw OpenAiException.overloaded("The model '%s' is overloaded: %s; try again in a second."
                    .formatted(request.model(), e.getMessage()));
        }
        return new CompletionRun(request, model, prompts, submission, timeLimit);
    }

    private static void requireKnownBiases(CompletionRequest request, ServedModel model) {
        for (int token : request.sampling().biases().keySet()) {
            PromptTokens.requireKnown("logit_bias", token, model.engine().vocabularySize());
        }
    }

    private static List<GenerationRequest> sequences(
            CompletionRequest request, ServedModel model, List<PromptTokens> prompts) {
        Scoring scoring = request.logprobs().isEmpty()
                ? Scoring.NONE
                : new Scoring(true, request.echo(), request.logprobs().getAsInt());
        int endOfText = request.ignoreEnd()
                ? GenerationRequest.NO_END
                : model.tokenizer().endOfText().orElse(GenerationRequest.NO_END);
        List<GenerationRequest> sequences = new ArrayList<>(prompts.size() * request.choices());
        for (PromptTokens prompt : prompts) {
            for (int choice = 0; choice < request.choices(); choice++) {
                sequences.add(new GenerationRequest(
                        prompt.ids(), request.maxTokens(), request.sampling(), choice, scoring, endOfText));
            }
        }
        return sequences;
    }
}

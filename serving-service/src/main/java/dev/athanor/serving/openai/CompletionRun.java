package dev.athanor.serving.openai;

import dev.athanor.serving.endpoint.ServedModel;
import dev.athanor.serving.generation.GenerationEvent;
import dev.athanor.serving.generation.Submission;
import dev.athanor.serving.generation.TokenScore;
import dev.athanor.serving.openai.Completion.Choice;
import dev.athanor.serving.openai.Completion.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

/**
 * A completion that is being generated: pieces of its choices, in the order in which they come. Read and
 * closed by one thread, cancelled by any.
 */
final class CompletionRun implements AutoCloseable {

    private final String id = "cmpl-" + UUID.randomUUID().toString().replace("-", "");
    private final long created = Instant.now().getEpochSecond();
    private final CompletionRequest request;
    private final ServedModel model;
    private final List<PromptTokens> prompts;
    private final Submission submission;
    private final Duration timeLimit;
    private final List<Continuation> continuations = new ArrayList<>();
    private final Queue<Choice> pieces = new ArrayDeque<>();
    private final boolean[] ended;
    private int open;
    private boolean closed;

    CompletionRun(
            CompletionRequest request,
            ServedModel model,
            List<PromptTokens> prompts,
            Submission submission,
            Duration timeLimit) {
        this.request = request;
        this.model = model;
        this.prompts = List.copyOf(prompts);
        this.submission = submission;
        this.timeLimit = timeLimit;
        this.ended = new boolean[submission.size()];
        this.open = submission.size();
        boolean scored = request.logprobs().isPresent();
        for (int index = 0; index < submission.size(); index++) {
            continuations.add(new Continuation(index, model.tokenizer(), request.stop(), scored));
        }
        if (request.echo() && !scored) {
            continuations.forEach(this::echoPlainly);
        }
    }

    private void echoPlainly(Continuation continuation) {
        pieces.add(continuation.echo(prompt(continuation.index()).text(), List.of()));
    }

    private PromptTokens prompt(int index) {
        return prompts.get(index / request.choices());
    }

    /**
     * Waits for the next piece of any choice.
     *
     * @return empty after the last
     * @throws OpenAiException if it takes too long or the model breaks
     */
    Optional<Choice> next() throws InterruptedException {
        while (pieces.isEmpty() && open > 0) {
            Submission.Output output = submission.next();
            if (!ended[output.sequence()]) {
                accept(output.sequence(), output.event());
            }
        }
        return Optional.ofNullable(pieces.poll());
    }

    private void accept(int index, GenerationEvent event) {
        Continuation continuation = continuations.get(index);
        switch (event) {
            case GenerationEvent.PromptScored(List<TokenScore> tokens) ->
                pieces.add(continuation.echo(prompt(index).text(), tokens));
            case GenerationEvent.Generated(TokenScore token) -> {
                continuation.append(token).ifPresent(pieces::add);
                if (continuation.isStopped()) {
                    submission.cancel(index);
                    end(index);
                }
            }
            case GenerationEvent.Ended(GenerationEvent.Reason reason) -> {
                pieces.add(continuation.finish(finishReason(reason)));
                end(index);
            }
        }
    }

    private void end(int index) {
        ended[index] = true;
        open--;
    }

    private String finishReason(GenerationEvent.Reason reason) {
        return switch (reason) {
            case GenerationEvent.EndOfText() -> Continuation.STOP;
            case GenerationEvent.Length() -> Continuation.LENGTH;
            case GenerationEvent.DeadlineExceeded() -> throw OpenAiException.tooSlow(timeLimit);
            case GenerationEvent.Cancelled() -> throw OpenAiException.broken("The request was cancelled.");
            case GenerationEvent.Broken(String message) ->
                throw OpenAiException.broken("The model could not go on: " + message);
        };
    }

    /** The id of all its answers. */
    String id() {
        return id;
    }

    /** The whole completion; waits for its end. */
    Completion complete() throws InterruptedException {
        Choice[] whole = new Choice[continuations.size()];
        for (Optional<Choice> piece = next(); piece.isPresent(); piece = next()) {
            Choice known = whole[piece.get().index()];
            whole[piece.get().index()] = known == null ? piece.get() : known.plus(piece.get());
        }
        return completion(List.of(whole), Optional.of(usage()));
    }

    /** A chunk with one piece. */
    Completion chunk(Choice piece) {
        return completion(List.of(piece), Optional.empty());
    }

    /** The chunk that tells the usage, after all pieces. */
    Completion usageChunk() {
        return completion(List.of(), Optional.of(usage()));
    }

    private Completion completion(List<Choice> choices, Optional<Usage> usage) {
        String fingerprint = model.target().model() + "-" + model.target().version();
        return new Completion(
                id, Completion.OBJECT, created, request.model(), fingerprint, choices, usage.orElse(null));
    }

    private Usage usage() {
        return new Usage(
                prompts.stream().mapToLong(prompt -> prompt.ids().size()).sum(),
                continuations.stream().mapToLong(Continuation::tokens).sum());
    }

    /** Ends what still runs, since nobody waits for it any more. May be called from any thread. */
    void cancel() {
        submission.close();
    }

    /** Ends what still runs and lets go of the model. */
    @Override
    public void close() {
        cancel();
        if (!closed) {
            closed = true;
            model.release();
        }
    }
}

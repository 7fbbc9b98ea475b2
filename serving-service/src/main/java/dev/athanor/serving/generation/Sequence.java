package dev.athanor.serving.generation;

import dev.athanor.serving.sampling.Sampler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A sequence on its way through the engine. Belongs to the engine's thread, but for {@link #cancel}. */
final class Sequence {

    private final GenerationRequest request;
    private final Sampler sampler;
    private final long arrival;
    private final long deadline;
    private final Consumer<GenerationEvent> listener;
    private final List<TokenScore> promptScores = new ArrayList<>();
    private volatile boolean cancelled;
    private int promptRead; // how many of the prompt's tokens the model has read or is about to read
    private int generated;
    private int nextToken;
    private long lastTokenAt;

    Sequence(GenerationRequest request, long arrival, long deadline, Consumer<GenerationEvent> listener) {
        this.request = request;
        this.sampler = request.sampling().sampler(request.sequence());
        this.arrival = arrival;
        this.deadline = deadline;
        this.listener = listener;
    }

    void cancel() {
        cancelled = true;
    }

    Duration age(long now) {
        return Duration.ofNanos(now - arrival);
    }

    /** Why it must not go on, whatever the model would say. */
    Optional<GenerationEvent.Reason> interruption(long now) {
        if (cancelled) {
            return Optional.of(new GenerationEvent.Cancelled());
        }
        return now - deadline >= 0 ? Optional.of(new GenerationEvent.DeadlineExceeded()) : Optional.empty();
    }

    /** What is prefilled. A prompt that is scored is read token by token with the batch instead, after its first. */
    int[] prefix() {
        List<Integer> prompt = request.prompt();
        if (request.scoring().prompt()) {
            promptRead = 1;
            promptScores.add(new TokenScore(prompt.getFirst(), null));
        } else {
            promptRead = prompt.size();
        }
        return prompt.stream().limit(promptRead).mapToInt(Integer::intValue).toArray();
    }

    /** The token that the model reads next. */
    int nextToken() {
        return nextToken;
    }

    /**
     * Decides the next token and tells it.
     *
     * @param logits {@code [vocabulary]}, overwritten
     * @return why there is none, if there is none
     */
    Optional<GenerationEvent.Reason> advance(float[] logits, int contextLength, long now, GenerationObserver observer) {
        if (promptRead < request.prompt().size()) {
            readPrompt(logits);
            return Optional.empty();
        }
        if (!promptScores.isEmpty()) {
            listener.accept(new GenerationEvent.PromptScored(promptScores));
            promptScores.clear();
        }
        return request.maxTokens() == 0
                ? Optional.of(new GenerationEvent.Length())
                : generate(logits, contextLength, now, observer);
    }

    private void readPrompt(float[] logits) {
        nextToken = request.prompt().get(promptRead);
        promptScores.add(Scorer.score(logits, nextToken, request.scoring().alternatives()));
        promptRead++;
    }

    private Optional<GenerationEvent.Reason> generate(
            float[] logits, int contextLength, long now, GenerationObserver observer) {
        float[] untouched = request.scoring().generated() ? logits.clone() : logits;
        nextToken = sampler.choose(logits);
        if (nextToken == request.endOfText()) {
            return Optional.of(new GenerationEvent.EndOfText());
        }
        listener.accept(new GenerationEvent.Generated(scored(untouched)));
        observe(now, observer);
        generated++;
        boolean full = generated == request.maxTokens() || request.prompt().size() + generated == contextLength;
        return full ? Optional.of(new GenerationEvent.Length()) : Optional.empty();
    }

    private TokenScore scored(float[] logits) {
        return request.scoring().generated()
                ? Scorer.score(logits, nextToken, request.scoring().alternatives())
                : new TokenScore(nextToken, null);
    }

    private void observe(long now, GenerationObserver observer) {
        if (generated == 0) {
            observer.firstToken(age(now));
        } else {
            observer.furtherToken(Duration.ofNanos(now - lastTokenAt));
        }
        lastTokenAt = now;
    }

    void end(GenerationEvent.Reason reason, long now, GenerationObserver observer) {
        observer.ended(reason, age(now), generated);
        listener.accept(new GenerationEvent.Ended(reason));
    }
}

package dev.athanor.serving.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.serving.generation.GenerationEvent.Ended;
import dev.athanor.serving.generation.GenerationEvent.Generated;
import dev.athanor.serving.generation.GenerationEvent.Reason;
import dev.athanor.serving.generation.GenerationRequest.Scoring;
import dev.athanor.serving.sampling.SamplingParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DecodingEngineTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final CountingDecoder decoder = new CountingDecoder(2, 12);
    private final DecodingEngine engine = new DecodingEngine("test", decoder, 2, new Silence());

    @AfterEach
    void closeEngine() {
        decoder.goOn.countDown();
        engine.close();
    }

    @Test
    void eachSequenceGoesOnFromItsOwnPrompt() throws Exception {
        decoder.goOn.countDown();
        Submission submission = submit(request(List.of(3), 3), request(List.of(1, 5), 2));

        assertThat(tokens(submission)).containsExactly(List.of(4, 5, 6), List.of(6, 7));
    }

    @Test
    void moreSequencesThanPlacesAreAllServed() throws Exception {
        decoder.goOn.countDown();
        Submission submission =
                submit(request(List.of(1), 1), request(List.of(2), 4), request(List.of(3), 2), request(List.of(4), 3));

        assertThat(tokens(submission))
                .containsExactly(List.of(2), List.of(3, 4, 5, 6), List.of(4, 5), List.of(5, 6, 7));
    }

    @Test
    void contextEndsASequence() throws Exception {
        decoder.goOn.countDown();
        Submission submission = submit(request(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8), 100));

        List<GenerationEvent> events = events(submission);

        assertThat(events).hasSize(4);
        assertThat(events.getLast()).isEqualTo(new Ended(new GenerationEvent.Length()));
    }

    @Test
    void endOfTextEndsASequenceAndIsNoPartOfIt() throws Exception {
        decoder.goOn.countDown();
        GenerationRequest request =
                new GenerationRequest(List.of(3), 9, SamplingParameters.greedy(), 0, Scoring.NONE, 6);

        List<GenerationEvent> events = events(submit(request));

        assertThat(events)
                .containsExactly(
                        new Generated(new TokenScore(4, null)),
                        new Generated(new TokenScore(5, null)),
                        new Ended(new GenerationEvent.EndOfText()));
    }

    @Test
    void scoredPromptIsToldBeforeTheFirstToken() throws Exception {
        decoder.goOn.countDown();
        GenerationRequest request = new GenerationRequest(
                List.of(3, 4, 7), 1, SamplingParameters.greedy(), 0, new Scoring(true, true, 1), -1);

        List<GenerationEvent> events = events(submit(request));

        assertThat(events.getFirst()).isInstanceOfSatisfying(GenerationEvent.PromptScored.class, prompt -> {
            assertThat(prompt.tokens()).extracting(TokenScore::token).containsExactly(3, 4, 7);
            assertThat(prompt.tokens().getFirst().score()).isNull();
            assertThat(prompt.tokens().get(1).score().logProbability()).isGreaterThan(-0.1);
            assertThat(prompt.tokens().get(2).score().logProbability()).isLessThan(-5);
            assertThat(prompt.tokens().get(2).score().alternatives().getFirst().token())
                    .isEqualTo(5);
        });
        assertThat(events.get(1)).isInstanceOfSatisfying(Generated.class, generated -> assertThat(
                        generated.token().token())
                .isEqualTo(8));
    }

    @Test
    void fullQueueRefusesAtOnce() throws Exception {
        submit(request(List.of(1), 5), request(List.of(2), 5));
        decoder.stepping.await();
        submit(request(List.of(3), 5));

        assertThatThrownBy(() -> submit(request(List.of(5), 5))).isInstanceOf(OverloadedException.class);
    }

    @Test
    void cancelledSequenceGivesItsPlaceToTheNext() throws Exception {
        Submission abandoned = submit(request(List.of(1), 9), request(List.of(2), 9));
        decoder.stepping.await();
        Submission next = submit(request(List.of(3), 2));
        abandoned.close();
        decoder.goOn.countDown();

        assertThat(tokens(next)).containsExactly(List.of(4, 5));
        assertThat(reasons(abandoned)).containsOnly(new GenerationEvent.Cancelled());
    }

    @Test
    void deadlineEndsWhatRunsAndWhatWaits() throws Exception {
        Submission running = new Submission(
                List.of(request(List.of(1), 9), request(List.of(2), 9)), System.nanoTime(), Duration.ofMillis(50));
        engine.submit(running);
        decoder.stepping.await();
        Submission waiting = new Submission(List.of(request(List.of(3), 9)), System.nanoTime(), Duration.ZERO);
        engine.submit(waiting);
        while (System.nanoTime() - running.arrival() < Duration.ofMillis(60).toNanos()) {
            Thread.onSpinWait();
        }
        decoder.goOn.countDown();

        assertThat(reasons(running)).containsOnly(new GenerationEvent.DeadlineExceeded());
        assertThat(reasons(waiting)).containsOnly(new GenerationEvent.DeadlineExceeded());
    }

    @Test
    void brokenDecoderEndsWhatRunsAndTheEngineGoesOn() throws Exception {
        decoder.goOn.countDown();
        decoder.breakAtToken = 7;

        assertThat(reasons(submit(request(List.of(5), 9))))
                .containsExactly(new GenerationEvent.Broken("the token 7 is too much"));
        assertThat(tokens(submit(request(List.of(1), 2)))).containsExactly(List.of(2, 3));
        assertThat(decoder.open).isEmpty();
    }

    @Test
    void retiredEngineFinishesWhatItHasAndTakesNothingMore() throws Exception {
        Submission accepted = submit(request(List.of(1), 3));
        engine.retire();
        decoder.goOn.countDown();

        assertThat(tokens(accepted)).containsExactly(List.of(2, 3, 4));
        assertThatThrownBy(() -> submit(request(List.of(1), 3))).isInstanceOf(RetiredException.class);
        engine.close(LONG);
        assertThat(decoder.closed).isTrue();
    }

    @Test
    void seededTextIsTheSameAloneAndInCompany() throws Exception {
        decoder.goOn.countDown();
        GenerationRequest seeded = new GenerationRequest(
                List.of(1),
                8,
                new SamplingParameters(2, 1, OptionalInt.empty(), 0, 0, Map.of(), 42),
                0,
                Scoring.NONE,
                -1);
        List<List<Integer>> alone = tokens(submit(seeded));

        List<List<Integer>> inCompany = tokens(submit(request(List.of(3), 5), seeded, request(List.of(2), 1)));

        assertThat(inCompany.get(1)).isEqualTo(alone.getFirst());
    }

    private Submission submit(GenerationRequest... requests) throws Exception {
        Submission submission = new Submission(List.of(requests), System.nanoTime(), LONG);
        engine.submit(submission);
        return submission;
    }

    private static GenerationRequest request(List<Integer> prompt, int maxTokens) {
        return new GenerationRequest(prompt, maxTokens, SamplingParameters.greedy(), 0, Scoring.NONE, -1);
    }

    private static List<GenerationEvent> events(Submission submission) throws InterruptedException {
        List<GenerationEvent> events = new ArrayList<>();
        do {
            events.add(submission.next().event());
        } while (!(events.getLast() instanceof Ended));
        return events;
    }

    private static List<List<Integer>> tokens(Submission submission) throws InterruptedException {
        List<List<Integer>> tokens = new ArrayList<>();
        for (int sequence = 0; sequence < submission.size(); sequence++) {
            tokens.add(new ArrayList<>());
        }
        for (int open = submission.size(); open > 0; ) {
            Submission.Output output = submission.next();
            switch (output.event()) {
                case Generated(TokenScore token) ->
                    tokens.get(output.sequence()).add(token.token());
                case GenerationEvent.PromptScored scored -> throw new AssertionError(scored);
                case Ended ended -> open--;
            }
        }
        return tokens;
    }

    private static List<Reason> reasons(Submission submission) throws InterruptedException {
        List<Reason> reasons = new ArrayList<>();
        while (reasons.size() < submission.size()) {
            if (submission.next().event() instanceof Ended(Reason reason)) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    /** Counts on: after token n it expects n + 1. */
    private static final class CountingDecoder implements Decoder {

        private static final int VOCABULARY = 200;

        private final int capacity;
        private final int contextLength;
        private final CountDownLatch stepping = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final List<Slot> open = new ArrayList<>();
        private volatile int breakAtToken = -1;
        private volatile boolean closed;

        CountingDecoder(int capacity, int contextLength) {
            this.capacity = capacity;
            this.contextLength = contextLength;
        }

        private final class Counter implements Slot {

            private int last;

            @Override
            public float[] logits() {
                float[] logits = new float[VOCABULARY];
                logits[(last + 1) % VOCABULARY] = 10;
                return logits;
            }

            @Override
            public void close() {
                open.remove(this);
            }
        }

        @Override
        public int capacity() {
            return capacity;
        }

        @Override
        public int contextLength() {
            return contextLength;
        }

        @Override
        public int vocabularySize() {
            return VOCABULARY;
        }

        @Override
        public Slot prefill(int[] tokens) {
            assertThat(open).hasSizeLessThan(capacity);
            Counter counter = new Counter();
            counter.last = tokens[tokens.length - 1];
            open.add(counter);
            return counter;
        }

        @Override
        public void decode(Map<Slot, Integer> nextTokens) {
            stepping.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertThat(nextTokens.keySet()).containsExactlyInAnyOrderElementsOf(open);
            nextTokens.forEach((slot, token) -> {
                if (token == breakAtToken) {
                    throw new IllegalStateException("the token " + token + " is too much");
                }
                ((Counter) slot).last = token;
            });
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class Silence implements GenerationObserver {

        private int heard;

        @Override
        public void admitted(Duration queued, int promptTokens) {
            heard++;
        }

        @Override
        public void firstToken(Duration sinceArrival) {
            heard++;
        }

        @Override
        public void furtherToken(Duration sincePrevious) {
            heard++;
        }

        @Override
        public void ended(Reason reason, Duration sinceArrival, int generatedTokens) {
            assertThat(heard).isNotNegative();
        }
    }
}

package dev.athanor.serving.openai;

import dev.athanor.serving.generation.TokenScore;
import dev.athanor.serving.openai.Completion.Choice;
import dev.athanor.serving.openai.Completion.Logprobs;
import dev.athanor.transformer.tokenizer.TextStream;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text of one choice while its tokens come: complete characters only, and nothing of a stop text. */
final class Continuation {

    static final String STOP = "stop";
    static final String LENGTH = "length";

    private final int index;
    private final Tokenizer tokenizer;
    private final boolean scored;
    private final TextStream characters;
    private final StopTexts stops;
    private final Deque<Place> unsent = new ArrayDeque<>();
    private int arrived; // length of all text, held back or not
    private int sent;
    private int tokens;

    /**
     * @param index of the choice
     * @param tokenizer makes text of tokens
     * @param stop texts that end the choice
     * @param scored whether choices carry log probabilities
     */
    Continuation(int index, Tokenizer tokenizer, List<String> stop, boolean scored) {
        this.index = index;
        this.tokenizer = tokenizer;
        this.scored = scored;
        this.characters = tokenizer.stream();
        this.stops = new StopTexts(stop);
    }

    /** A token with the place where its text begins. */
    private record Place(int offset, TokenScore token) {}

    /** The prompt as the beginning of the text, whatever stops it contains. */
    Choice echo(String prompt, List<TokenScore> scores) {
        TextStream promptCharacters = tokenizer.stream();
        int offset = 0;
        for (TokenScore score : scores) {
            unsent.add(new Place(offset, score));
            offset += promptCharacters.append(score.token()).length();
        }
        arrived = prompt.length();
        return choice(prompt, null);
    }

    /** The next token; empty as long as nothing of its text can be sent. */
    Optional<Choice> append(TokenScore token) {
        tokens++;
        String text = characters.append(token.token());
        unsent.add(new Place(arrived, token));
        arrived += text.length();
        String sendable = stops.append(text);
        if (stops.reached()) {
            return Optional.of(choice(sendable, STOP));
        }
        return sendable.isEmpty() ? Optional.empty() : Optional.of(choice(sendable, null));
    }

    /** The rest, when no token follows. */
    Choice finish(String reason) {
        String rest = stops.append(characters.flush());
        return stops.reached() ? choice(rest, STOP) : choice(rest + stops.flush(), reason);
    }

    /** Number of the choice. */
    int index() {
        return index;
    }

    /** Whether a stop text has ended the choice. */
    boolean isStopped() {
        return stops.reached();
    }

    /** How many tokens were generated up to the end. */
    int tokens() {
        return tokens;
    }

    private Choice choice(String text, @Nullable String finishReason) {
        sent += text.length();
        return new Choice(
                text, index, scored ? logprobs(finishReason != null && !stops.reached()) : null, finishReason);
    }

    /** Of the tokens whose text was sent, or has begun to be. */
    private Logprobs logprobs(boolean last) {
        Logprobs logprobs = new Logprobs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        while (!unsent.isEmpty() && (last || unsent.getFirst().offset() < sent)) {
            Place place = unsent.removeFirst();
            TokenScore token = place.token();
            logprobs.tokens().add(tokenizer.decode(token.token()));
            logprobs.tokenLogprobs()
                    .add(token.score() == null ? null : token.score().logProbability());
            logprobs.topLogprobs().add(token.score() == null ? null : top(token, token.score()));
            logprobs.textOffset().add(place.offset());
        }
        return logprobs;
    }

    /** Different tokens can have the same text, such as halves of characters: the most probable stands for it. */
    private Map<String, Double> top(TokenScore token, TokenScore.Score score) {
        Map<String, Double> top = new LinkedHashMap<>();
        for (TokenScore.Alternative alternative : score.alternatives()) {
            top.putIfAbsent(tokenizer.decode(alternative.token()), alternative.logProbability());
        }
        top.putIfAbsent(tokenizer.decode(token.token()), score.logProbability());
        return top;
    }
}

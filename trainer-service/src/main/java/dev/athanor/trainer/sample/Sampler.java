package dev.athanor.trainer.sample;

import dev.athanor.contracts.config.SampleConfiguration;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.transformer.tokenizer.Tokenizer;
import dev.athanor.transformer.tokenizer.UnknownCharacterException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Lets a model in training write. The texts of a step depend on the weights and the run's seed only, and writing them
 * changes nothing that training depends on.
 */
public final class Sampler {

    /**
     * The training program scores every position of its input, of which the last is wanted: with a large vocabulary the
     * model looks back less far, so that a token costs no more than this many scores.
     */
    private static final int MOST_SCORES = 1 << 23;

    private final SampleConfiguration configuration;
    private final Tokenizer tokenizer;
    private final int[] prompt;
    private final int lookBack;
    private final long seed;

    /**
     * @param configuration of the texts
     * @param tokenizer of the dataset; its owner closes it after the last text
     * @param contextLength of the model
     * @param seed of the run
     * @throws UnknownCharacterException if the tokenizer does not know a character of the prompt
     */
    public Sampler(SampleConfiguration configuration, Tokenizer tokenizer, int contextLength, long seed) {
        this.configuration = configuration;
        this.tokenizer = tokenizer;
        this.prompt = tokenizer.encode(configuration.prompt());
        this.lookBack = Math.clamp(MOST_SCORES / tokenizer.vocabularySize(), 1, contextLength);
        this.seed = seed;
    }

    /** What the texts go on from. */
    public String prompt() {
        return configuration.prompt();
    }

    /**
     * The texts that the model writes now, without the prompt.
     *
     * @param program as it is; on the thread that trains it
     * @param step optimizer steps done
     */
    public List<String> write(TrainingProgram program, long step) {
        SplittableRandom random = new SplittableRandom(seed + step);
        return IntStream.range(0, configuration.count())
                .mapToObj(i -> write(program, random.split()))
                .toList();
    }

    private String write(TrainingProgram program, RandomGenerator random) {
        int[] tokens = Arrays.copyOf(prompt, prompt.length + configuration.tokens());
        OptionalInt end = tokenizer.endOfText();
        int length = prompt.length;
        while (length < tokens.length) {
            int[] seen = Arrays.copyOfRange(tokens, Math.max(0, length - lookBack), length);
            int token = Draw.from(program.scores(seen), configuration.temperature(), random);
            if (end.isPresent() && end.getAsInt() == token) {
                break;
            }
            tokens[length] = token;
            length++;
        }
        return tokenizer.decode(Arrays.copyOfRange(tokens, prompt.length, length));
    }
}

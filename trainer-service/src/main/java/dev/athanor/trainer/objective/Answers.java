package dev.athanor.trainer.objective;

import dev.athanor.blueprint.AnswerMarks;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.trainer.batch.Sample;
import dev.athanor.trainer.batch.SampleBatch;
import dev.athanor.trainer.batch.SampleBatches;
import dev.athanor.trainer.judge.Bleu;
import dev.athanor.trainer.judge.Rouge;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.trainer.tokens.MappedDataset;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets a model answer held-out samples, the same ones at each evaluation, and compares its answers with the right ones. */
public final class Answers {

    /** An answer may be wrong by going on for too long, but not for ever. */
    private static final int PATIENCE = 2;

    private final SampleBatches pairs;
    private final long count;
    private final int rows;
    private final int contextLength;
    private final AnswerMarks marks;
    private final Set<Integer> special;
    private final Tokenizer tokenizer;

    /**
     * @param configuration of the run
     * @param dataset of pairs, which stays open while this is used
     * @param tokenizer of the dataset; its owner closes it after the last answer
     */
    public Answers(RunConfiguration configuration, MappedDataset dataset, Tokenizer tokenizer) {
        this.count = Math.min(
                configuration.evaluation().generations(),
                dataset.validationSamples().count());
        this.pairs = TrainingData.heldOutPairs(configuration, dataset, count);
        this.rows = configuration.training().batchSize();
        this.contextLength = configuration.model().contextLength();
        this.marks = AnswerMarks.of(dataset.description().specialTokens());
        this.special = special(dataset.description().specialTokens());
        this.tokenizer = tokenizer;
    }

    private static Set<Integer> special(SpecialTokens tokens) {
        return Stream.of(tokens.start(), tokens.separator(), tokens.padding(), tokens.mask(), tokens.end())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * BLEU and ROUGE by the metrics' names.
     *
     * @param program as it is; on the thread that trains it
     * @param stop asked between batches
     * @return empty if it was stopped
     */
    public Optional<Map<String, Double>> judge(TrainingProgram program, BooleanSupplier stop) {
        List<String> answers = new ArrayList<>();
        List<String> references = new ArrayList<>();
        for (long index = 0; index * rows < count; index++) {
            if (stop.getAsBoolean()) {
                return Optional.empty();
            }
            SampleBatch batch = pairs.batch(index);
            int[][] written = program.write(batch, marks.start(), marks.end(), longest(batch));
            for (int row = 0; row < rows && index * rows + row < count; row++) {
                answers.add(text(written[row]));
                references.add(text(batch.samples().get(row).labels()));
            }
        }
        Rouge rouge = Rouge.of(answers, references);
        return Optional.of(Map.of(
                MetricNames.VALIDATION_BLEU, Bleu.of(answers, references),
                MetricNames.VALIDATION_ROUGE_1, rouge.unigrams(),
                MetricNames.VALIDATION_ROUGE_2, rouge.bigrams(),
                MetricNames.VALIDATION_ROUGE_L, rouge.longest()));
    }

    private int longest(SampleBatch batch) {
        int reference = batch.samples().stream()
                .map(Sample::labels)
                .mapToInt(labels -> labels.length)
                .max()
                .orElse(1);
        return Math.min(contextLength, PATIENCE * reference);
    }

    private String text(int... tokens) {
        return tokenizer.decode(
                Arrays.stream(tokens).filter(token -> !special.contains(token)).toArray());
    }
}

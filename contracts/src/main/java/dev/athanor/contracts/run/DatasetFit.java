package dev.athanor.contracts.run;

import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.config.BestBy;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.TrainingConfiguration;
import dev.athanor.contracts.config.Violation;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.SampleStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a configuration can run on a dataset, and what it learns there.
 *
 * @param configuration a resolved one
 * @param statistics of the dataset version that it names
 * @param form of that version
 * @param specialTokens of its tokenizer; null where only the trainer will know them
 */
public record DatasetFit(
        RunConfiguration configuration,
        DatasetStatistics statistics,
        DatasetForm form,
        @Nullable SpecialTokens specialTokens) {

    /** As far as can be told from what the log says of the version. */
    public DatasetFit(RunConfiguration configuration, DatasetStatistics statistics, DatasetForm form) {
        this(configuration, statistics, form, null);
    }

    /** As the version's manifest tells it. */
    public DatasetFit(RunConfiguration configuration, DatasetDescription dataset) {
        this(configuration, dataset.statistics(), dataset.form(), dataset.specialTokens());
    }

    /** What the model learns; empty if it can learn nothing there. */
    public Optional<Objective> objective() {
        return configuration.model().startsFromAnother()
                ? ObjectiveFit.shown(form, configuration.training().objective())
                : objectiveFit().objective();
    }

    private ObjectiveFit objectiveFit() {
        return new ObjectiveFit(configuration.model().architecture(), form);
    }

    /** Everything that keeps the configuration from running on the dataset; empty if nothing does. */
    public List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        learnable(violations);
        switch (form) {
            case TEXT -> {
                longEnough("training", statistics.trainTokens(), violations);
                longEnough("validation", statistics.validationTokens(), violations);
            }
            case LABELLED, PAIRS -> samples(violations);
        }
        specialTokens(violations);
        objective().ifPresent(objective -> measured(objective, violations));
        violations.addAll(new TensorFit(configuration, statistics.vocabularySize()).violations());
        return violations;
    }

    /** Of a model that the run starts from, only the trainer will know the architecture. */
    private void learnable(List<Violation> violations) {
        Objective wanted = configuration.training().objective();
        if (!configuration.model().startsFromAnother()) {
            objectiveFit().violation(wanted, dataset()).ifPresent(violations::add);
        } else if (objective().isEmpty()) {
            violations.add(new Violation(
                    "training.objective",
                    "is %s; %s is a dataset of the form %s, which does not show that"
                            .formatted(wanted.word(), dataset(), form.word())));
        } else if (objective().get() != Objective.CAUSAL
                && configuration.samples().count() > 0) {
            violations.add(new Violation(
                    "samples.count", "is for causal language models, which this run does not train; allowed is 0"));
        }
    }

    /** Nothing is the best by what is never measured. */
    private void measured(Objective objective, List<Violation> violations) {
        BestBy bestBy = configuration.checkpoints().bestBy();
        List<BestBy> measured =
                BestBy.measured(objective, configuration.evaluation().generations());
        if (!measured.contains(bestBy)) {
            violations.add(new Violation(
                    "checkpoints.bestBy",
                    "is %s; evaluations of this %s model measure, and allowed are, %s"
                            .formatted(
                                    bestBy.word(),
                                    objective.word(),
                                    measured.stream().map(BestBy::word).collect(Collectors.joining(", ")))));
        }
    }

    private String dataset() {
        return configuration.dataset().name();
    }

    /** A window is the context and one token more, the target of its last position. */
    private void longEnough(String split, long tokens, List<Violation> violations) {
        int context = configuration.model().contextLength();
        if (tokens <= context) {
            violations.add(new Violation(
                    "model.contextLength",
                    "is %d; the %s text of %s has %d tokens, so allowed is at most %d"
                            .formatted(context, split, dataset(), tokens, tokens - 1)));
        }
    }

    /** Samples are read as a whole: one that is cut would mean something else. */
    private void samples(List<Violation> violations) {
        SampleStatistics samples = statistics.samples();
        if (samples == null || samples.train() == 0 || samples.validation() == 0) {
            violations.add(new Violation(
                    "dataset.name",
                    "is %s, which needs at least one sample to train on and one that is held out"
                            .formatted(dataset())));
            return;
        }
        int context = configuration.model().contextLength();
        if (samples.longestSequence() > context) {
            violations.add(new Violation(
                    "model.contextLength",
                    "is %d; the longest sequence of %s has %d tokens, so allowed is at least %d"
                            .formatted(context, dataset(), samples.longestSequence(), samples.longestSequence())));
        }
        if (form == DatasetForm.LABELLED && samples.labels() < 2) {
            violations.add(new Violation(
                    "dataset.name",
                    "is %s, whose samples all have the same label: there is nothing to learn".formatted(dataset())));
        }
    }

    private void specialTokens(List<Violation> violations) {
        if (specialTokens != null && objective().isPresent()) {
            switch (objective().get()) {
                case MASKED -> required("mask", specialTokens.mask(), violations);
                case SEQUENCE_TO_SEQUENCE -> required("end", specialTokens.end(), violations);
                case CAUSAL -> separable(specialTokens, violations);
                case AUTO, CLASSIFICATION -> {}
            }
        }
    }

    private void separable(SpecialTokens tokens, List<Violation> violations) {
        if (configuration.training().documents() == TrainingConfiguration.Documents.SEPARATE && tokens.end() == null) {
            violations.add(new Violation(
                    "training.documents",
                    "is separate; the tokenizer of %s has no token that ends documents: create the dataset with special tokens, or take joined"
                            .formatted(dataset())));
        }
    }

    private void required(String office, @Nullable Integer token, List<Violation> violations) {
        if (token == null) {
            violations.add(new Violation(
                    "dataset.name",
                    "is %s, whose tokenizer has no %s token; a %s model needs one: create the dataset with special tokens"
                            .formatted(
                                    dataset(), office, objective().orElseThrow().word())));
        }
    }
}

package dev.athanor.contracts.run;

import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.Violation;
import dev.athanor.contracts.event.DatasetForm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an architecture learns from a form of dataset. There is never more than one objective that both fit, so nobody has to
 * name it; who does is held to it.
 *
 * @param architecture as the configuration names it
 * @param form of the dataset
 */
public record ObjectiveFit(String architecture, DatasetForm form) {

    private static final List<String> ARCHITECTURES = List.of("gpt2", "llama", "bert", "t5");

    /** The objective that both fit, if there is one. */
    public Optional<Objective> objective() {
        return learntBy(architecture).stream().filter(shownBy(form)::contains).findFirst();
    }

    /**
     * What a model of an architecture that is not known yet would learn from a form; empty if the form does not show what is
     * wanted.
     */
    static Optional<Objective> shown(DatasetForm form, Objective wanted) {
        return shownBy(form).stream()
                .filter(objective -> wanted == Objective.AUTO || objective == wanted)
                .findFirst();
    }

    private static List<Objective> learntBy(String architecture) {
        return switch (architecture) {
            case "gpt2", "llama" -> List.of(Objective.CAUSAL);
            case "bert" -> List.of(Objective.MASKED, Objective.CLASSIFICATION);
            case "t5" -> List.of(Objective.SEQUENCE_TO_SEQUENCE);
            default -> throw new IllegalArgumentException("there is no architecture " + architecture);
        };
    }

    private static List<Objective> shownBy(DatasetForm form) {
        return switch (form) {
            case TEXT -> List.of(Objective.CAUSAL, Objective.MASKED);
            case LABELLED -> List.of(Objective.CLASSIFICATION);
            case PAIRS -> List.of(Objective.SEQUENCE_TO_SEQUENCE);
        };
    }

    /**
     * Why it cannot be learnt, and what could be.
     *
     * @param wanted by the configuration
     * @param dataset its name
     */
    Optional<Violation> violation(Objective wanted, String dataset) {
        Optional<Objective> fitting = objective();
        if (fitting.isEmpty()) {
            return Optional.of(new Violation(
                    "model.architecture",
                    "is %s, which learns %s; %s is a dataset of the form %s, which shows %s: allowed is %s"
                            .formatted(
                                    architecture,
                                    words(learntBy(architecture)),
                                    dataset,
                                    form.word(),
                                    words(shownBy(form)),
                                    String.join(", ", architecturesFor(form)))));
        }
        return wanted == Objective.AUTO || wanted == fitting.get()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "training.objective",
                        "is %s; what a %s learns from %s, a dataset of the form %s, is %s: allowed is that or auto"
                                .formatted(
                                        wanted.word(),
                                        architecture,
                                        dataset,
                                        form.word(),
                                        fitting.get().word())));
    }

    private static List<String> architecturesFor(DatasetForm form) {
        return ARCHITECTURES.stream()
                .filter(each -> new ObjectiveFit(each, form).objective().isPresent())
                .toList();
    }

    private static String words(List<Objective> objectives) {
        return objectives.stream().map(Objective::word).collect(Collectors.joining(", "));
    }
}

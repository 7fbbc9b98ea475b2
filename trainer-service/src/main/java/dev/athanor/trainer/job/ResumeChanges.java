package dev.athanor.trainer.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is different when a run goes on from a checkpoint, and what that means.
 *
 * @param impossible differences that the checkpoint's weights do not fit
 * @param rebuilt whether the program has to be made anew around the weights, which forgets the optimizer's moments
 * @param inexact differences after which the run is not the one that the checkpoint would have become, in sentences
 */
record ResumeChanges(List<String> impossible, boolean rebuilt, List<String> inexact) {

    /** Sections and keys that change nothing of what is computed, only what is looked at and kept. */
    private static final Set<String> HARMLESS = Set.of(
            "name",
            "evaluation",
            "checkpoints",
            "recovery",
            "samples",
            "observability",
            "task",
            "sweep",
            "training.seconds");

    /** Keys that are compiled into the program. */
    private static final Set<String> COMPILED = Set.of(
            "model.dropout",
            "optimizer",
            "training.precision",
            "training.labelSmoothing",
            "training.activations",
            "training.documents");

    private static final Set<String> RATES =
            Set.of("schedule", "optimizer.learningRate", "training.steps", "training.epochs", "training.tokens");

    private static final Set<String> MICRO_BATCHES = Set.of("training.batchSize", "training.accumulation");

    private static final Set<String> BATCHES = Set.of(
            "dataset",
            "curriculum",
            "training.seed",
            "training.batchSize",
            "training.accumulation",
            "training.lengthPool",
            "training.masking");

    /** Of a run that begins. */
    static final ResumeChanges NONE = new ResumeChanges(List.of(), false, List.of());

    /** The differences between what a checkpoint was made with and what it is to go on with. */
    static ResumeChanges since(TrainerState checkpoint, RunConfiguration now, Provenance provenance) {
        ResumeChanges changes = between(checkpoint.configuration(), now);
        List<String> inexact = new ArrayList<>(changes.inexact());
        inexact.addAll(between(checkpoint.provenance(), provenance));
        return new ResumeChanges(changes.impossible(), changes.rebuilt(), List.copyOf(inexact));
    }

    /** The differences between a checkpoint's configuration and the one that it is to go on with. */
    static ResumeChanges between(RunConfiguration before, RunConfiguration now) {
        List<String> impossible = new ArrayList<>();
        List<String> inexact = new ArrayList<>();
        boolean rebuilt = false;
        Map<String, JsonNode> old = leaves(before);
        Map<String, JsonNode> young = leaves(now);
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(young.keySet());
        for (String path : paths) {
            if (Objects.equals(old.get(path), young.get(path)) || isAmong(HARMLESS, path)) {
                continue;
            }
            String change = "%s was %s and is %s".formatted(path, old.get(path), young.get(path));
            if (isAmong(RATES, path)) {
                inexact.add(change + ": the learning rates are others from here on.");
            } else if (isAmong(COMPILED, path)) {
                rebuilt = true;
                inexact.add(change + ": the optimizer's moments begin anew.");
            } else if (isAmong(MICRO_BATCHES, path) && sequences(before) == sequences(now)) {
                inexact.add(change + ": sums may be rounded, and dropout drawn, otherwise.");
            } else if (isAmong(BATCHES, path)) {
                inexact.add(change + ": the batches are others from here on.");
            } else if (path.startsWith("model.") || path.startsWith("adapters.")) {
                impossible.add(change + ": the checkpoint's weights do not fit.");
            } else {
                inexact.add(change + ".");
            }
        }
        return new ResumeChanges(List.copyOf(impossible), rebuilt, List.copyOf(inexact));
    }

    /** Differences of the machines, in sentences. */
    static List<String> between(Provenance before, Provenance now) {
        List<String> inexact = new ArrayList<>();
        rounding("libtorch", before.libtorch(), now.libtorch(), inexact);
        rounding("The device", before.device(), now.device(), inexact);
        rounding("The number of threads", before.threads(), now.threads(), inexact);
        return inexact;
    }

    private static void rounding(String what, Object before, Object now, List<String> inexact) {
        if (!before.equals(now)) {
            inexact.add("%s was %s and is %s: sums may be rounded otherwise.".formatted(what, before, now));
        }
    }

    private static long sequences(RunConfiguration configuration) {
        return (long) configuration.training().batchSize()
                * configuration.training().accumulation();
    }

    private static boolean isAmong(Set<String> keys, String path) {
        return keys.stream().anyMatch(key -> path.equals(key) || path.startsWith(key + "."));
    }

    private static Map<String, JsonNode> leaves(RunConfiguration configuration) {
        Map<String, JsonNode> leaves = new TreeMap<>();
        collect("", RunConfigurations.toTree(configuration), leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, JsonNode> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), leaves));
        } else {
            leaves.put(path, node);
        }
    }
}

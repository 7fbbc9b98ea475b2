package dev.athanor.data.clean;

import dev.athanor.contracts.config.CleaningConfiguration;
import dev.athanor.data.clean.RuleReport.Effect;
import dev.athanor.data.measure.MeasuredText;
import dev.athanor.data.personal.PersonalPatterns;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the rules of a configuration to one text after the other, and tells its ledger. */
public final class Cleaner {

    /** What is left of a document after all changes is nothing. */
    private static final String EMPTY = "empty";

    private final List<Change> changes;
    private final List<Requirement> ofSequences;
    private final List<Requirement> ofDocuments;
    private final RuleLedger ledger;

    public Cleaner(CleaningConfiguration configuration) {
        this.changes = changes(configuration);
        this.ofSequences = Requirements.of(configuration.lengths());
        this.ofDocuments = Requirements.of(configuration.quality());
        this.ledger = new RuleLedger(Excerpts.of(configuration), configuration.examples());
        changes.forEach(change -> ledger.open(change.rule(), Effect.CHANGED));
    }

    private static List<Change> changes(CleaningConfiguration configuration) {
        List<Change> changes = new ArrayList<>();
        var normalization = configuration.normalization();
        add(changes, normalization.controls(), RemovedCharacters.controls());
        add(changes, normalization.zeroWidth(), RemovedCharacters.zeroWidth());
        switch (normalization.form()) {
            case NONE -> {}
            case NFC -> changes.add(new UnicodeForm(Normalizer.Form.NFC));
            case NFKC -> changes.add(new UnicodeForm(Normalizer.Form.NFKC));
        }
        add(changes, normalization.whitespace(), new FoldedWhitespace());
        var lines = configuration.lines();
        add(changes, lines.longest() > 0, RemovedLines.longerThan(lines.longest()));
        add(changes, lines.removeRepeated(), RemovedLines.repeated());
        PersonalPatterns.of(configuration.personalData()).forEach(kind -> changes.add(new Placeholders(kind)));
        return List.copyOf(changes);
    }

    private static void add(List<Change> changes, boolean wanted, Change change) {
        if (wanted) {
            changes.add(change);
        }
    }

    /**
     * Cleans a document, or the source and the target of a pair.
     *
     * @return what is left of it; nothing if a rule removes it
     */
    public Optional<List<String>> clean(List<String> sequences) {
        begin();
        List<String> cleaned = sequences.stream().map(this::change).toList();
        return keeps(cleaned) ? Optional.of(cleaned) : Optional.empty();
    }

    /** A plain text begins. */
    public void begin() {
        ledger.begin();
        changes.forEach(Change::begin);
    }

    /** Whether texts may come out changed. */
    public boolean changes() {
        return !changes.isEmpty();
    }

    /** Cleans the next lines of a plain text, of which none is removed for what it is like. */
    public String cleanLines(String lines) {
        return change(lines);
    }

    private String change(String text) {
        String now = text;
        for (Change change : changes) {
            var changed = change.apply(now);
            if (changed.places() > 0) {
                ledger.changed(change.rule(), now, changed);
                now = changed.text();
            }
        }
        return now;
    }

    private boolean keeps(List<String> sequences) {
        if (sequences.stream().anyMatch(String::isBlank)) {
            return !removes(EMPTY, sequences, "nothing is left");
        }
        for (String sequence : sequences) {
            if (removes(ofSequences, new MeasuredText(sequence), sequences)) {
                return false;
            }
        }
        return !removes(ofDocuments, new MeasuredText(String.join("\n", sequences)), sequences);
    }

    private boolean removes(List<Requirement> requirements, MeasuredText text, List<String> sequences) {
        for (Requirement requirement : requirements) {
            var objection = requirement.objection().apply(text);
            if (objection.isPresent()) {
                return removes(requirement.rule(), sequences, objection.get());
            }
        }
        return false;
    }

    private boolean removes(String rule, List<String> sequences, String reason) {
        ledger.removed(rule, sequences, reason);
        return true;
    }

    /** The rules that remove documents are at work; a plain text has none. */
    public void openRemovals() {
        if (!changes.isEmpty()) {
            ledger.open(EMPTY, Effect.REMOVED);
        }
        ofSequences.forEach(requirement -> ledger.open(requirement.rule(), Effect.REMOVED));
        ofDocuments.forEach(requirement -> ledger.open(requirement.rule(), Effect.REMOVED));
    }

    /** What was done so far. */
    public RuleLedger ledger() {
        return ledger;
    }
}

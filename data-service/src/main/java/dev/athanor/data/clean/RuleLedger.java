package dev.athanor.data.clean;

import dev.athanor.data.clean.RuleReport.Effect;
import dev.athanor.data.clean.RuleReport.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** Counts what each rule did, and keeps its first examples. Rules that did nothing are in it as well. */
public final class RuleLedger {

    private final Excerpts excerpts;
    private final int mostExamples;
    private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    private long document;

    RuleLedger(Excerpts excerpts, int mostExamples) {
        this.excerpts = excerpts;
        this.mostExamples = mostExamples;
    }

    /** A rule is at work. */
    public void open(String rule, Effect effect) {
        entries.putIfAbsent(rule, new Entry(effect));
    }

    /** Another document begins. */
    void begin() {
        document++;
    }

    void changed(String rule, String before, Change.Changed after) {
        var entry = entry(rule);
        entry.count(document, after.places());
        if (entry.examples.size() < mostExamples) {
            int place = Excerpts.difference(before, after.text());
            entry.examples.add(new Example(excerpts.around(before, place), excerpts.around(after.text(), place), null));
        }
    }

    /** A document was left out. */
    public void removed(String rule, List<String> texts, String reason) {
        document++;
        open(rule, Effect.REMOVED);
        var entry = entry(rule);
        entry.count(document, 1);
        if (entry.examples.size() < mostExamples) {
            entry.examples.add(new Example(excerpts.beginning(String.join(" → ", texts)), null, reason));
        }
    }

    /** Documents were left out, of which no example is worth showing. */
    public void leftOut(String rule, long documents) {
        open(rule, Effect.REMOVED);
        var entry = entry(rule);
        entry.documents += documents;
        entry.places += documents;
    }

    private Entry entry(String rule) {
        return Objects.requireNonNull(entries.get(rule), rule);
    }

    /** What all of them did, in their order. */
    public List<RuleReport> reports() {
        List<RuleReport> reports = new ArrayList<>();
        for (Map.Entry<String, Entry> rule : entries.entrySet()) {
            Entry entry = rule.getValue();
            reports.add(new RuleReport(rule.getKey(), entry.effect, entry.documents, entry.places, entry.examples));
        }
        return reports;
    }

    /** Of one rule. */
    private static final class Entry {

        private final Effect effect;
        private final List<Example> examples = new ArrayList<>();
        private long lastDocument;
        private long documents;
        private long places;

        Entry(Effect effect) {
            this.effect = effect;
        }

        void count(long document, int more) {
            documents += document == lastDocument ? 0 : 1;
            lastDocument = document;
            places += more;
        }
    }
}

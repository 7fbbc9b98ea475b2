package dev.athanor.data.clean;

import dev.athanor.data.measure.SeenHashes;
import dev.athanor.data.measure.TextHash;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Leaves whole lines out, with their ends. */
final class RemovedLines implements Change {

    private final String rule;
    private final Supplier<Predicate<String>> perDocument;
    private Predicate<String> unwanted;

    private RemovedLines(String rule, Supplier<Predicate<String>> perDocument) {
        this.rule = rule;
        this.perDocument = perDocument;
        this.unwanted = perDocument.get();
    }

    /** Lines of more Unicode code points. */
    static RemovedLines longerThan(int longest) {
        return new RemovedLines("lines.longest", () -> line -> line.codePointCount(0, line.length()) > longest);
    }

    /** Lines that stood in the document before, but for empty ones. */
    static RemovedLines repeated() {
        return new RemovedLines("lines.removeRepeated", () -> {
            var seen = new SeenHashes();
            return line -> !line.isBlank() && !seen.add(TextHash.of(line.strip()));
        });
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public void begin() {
        unwanted = perDocument.get();
    }

    @Override
    public Changed apply(String text) {
        var kept = new StringBuilder(text.length());
        int places = 0;
        for (int at = 0; at < text.length(); ) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed + 1;
            if (unwanted.test(text.substring(at, feed < 0 ? end : feed))) {
                places++;
            } else {
                kept.append(text, at, end);
            }
            at = end;
        }
        return places == 0 ? Changed.not(text) : new Changed(kept.toString(), places);
    }
}

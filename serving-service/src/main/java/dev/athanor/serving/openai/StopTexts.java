package dev.athanor.serving.openai;

import java.util.List;

/**
 * Lets text through up to the first of some texts. A text's end that may be the beginning of one of them is held back, so
 * that nothing is ever sent that a later token turns into a stop. Used by one sequence.
 */
final class StopTexts {

    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean reached;

    StopTexts(List<String> stops) {
        this.stops = List.copyOf(stops);
    }

    /**
     * Takes more text.
     *
     * @return what may be sent; nothing once a stop was reached
     */
    String append(String text) {
        if (reached) {
            return "";
        }
        held.append(text);
        int stop = firstStop();
        if (stop >= 0) {
            reached = true;
            return takeUpTo(stop);
        }
        return takeUpTo(held.length() - longestBeginningOfAStop());
    }

    /** Whether a stop was reached. */
    boolean reached() {
        return reached;
    }

    /** What is still held back; to be called when no text follows. */
    String flush() {
        return reached ? "" : takeUpTo(held.length());
    }

    private int firstStop() {
        return stops.stream()
                .mapToInt(held::indexOf)
                .filter(index -> index >= 0)
                .min()
                .orElse(-1);
    }

    private int longestBeginningOfAStop() {
        return stops.stream().mapToInt(this::beginningAtEnd).max().orElse(0);
    }

    private int beginningAtEnd(String stop) {
        int length = Math.min(stop.length() - 1, held.length());
        while (length > 0 && !held.substring(held.length() - length).equals(stop.substring(0, length))) {
            length--;
        }
        return length;
    }

    private String takeUpTo(int end) {
        String text = held.substring(0, end);
        held.delete(0, end);
        return text;
    }
}

package dev.athanor.data.lineage;

import dev.athanor.data.row.RowReader;
import java.io.IOException;

/**
 * The parts of a text between empty lines.
 *
 * @param pieces of the text, cut anywhere
 */
record Paragraphs(Iterable<String> pieces) {

    /** Takes one after the other. */
    @FunctionalInterface
    interface Sink {
        void accept(String paragraph) throws IOException;
    }

    /** One that is longer than a row may be is several. */
    void read(Sink sink) throws IOException {
        var paragraph = new StringBuilder();
        for (String piece : pieces) {
            for (int i = 0; i < piece.length(); i++) {
                paragraph.append(piece.charAt(i));
                if (isComplete(paragraph)) {
                    give(paragraph, sink);
                }
            }
        }
        give(paragraph, sink);
    }

    private static boolean isComplete(StringBuilder paragraph) {
        int length = paragraph.length();
        boolean emptyLine = length >= 2 && paragraph.charAt(length - 1) == '\n' && paragraph.charAt(length - 2) == '\n';
        return emptyLine
                || (length >= RowReader.LONGEST_ROW / 2 && !Character.isHighSurrogate(paragraph.charAt(length - 1)));
    }

    private static void give(StringBuilder paragraph, Sink sink) throws IOException {
        var text = paragraph.toString().strip();
        paragraph.setLength(0);
        if (!text.isEmpty()) {
            sink.accept(text);
        }
    }
}

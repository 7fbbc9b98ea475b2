package dev.athanor.data.report;

import java.io.IOException;

/**
 * What a plain text has instead of documents: its paragraphs, between empty lines, and of a paragraph of more than 4096
 * characters each line by itself, so that a text without empty lines has passages too. What has fewer than 50 characters,
 * such as a heading or who speaks, comes again in any text and is none. Blanks at the ends of lines do not count.
 *
 * @param pieces of the text, cut anywhere
 */
record Passages(Iterable<String> pieces) {

    private static final int SHORTEST = 50;
    private static final int LONGEST_PARAGRAPH = 1 << 12;
    private static final int LONGEST_LINE = 1 << 16;

    /** Takes one after the other. */
    @FunctionalInterface
    interface Sink {
        void accept(String passage) throws IOException;
    }

    /** In memory is one passage at a time; a line of more than 65,536 UTF-16 units is cut into several. */
    void read(Sink sink) throws IOException {
        new Reader(sink).read(pieces);
    }

    private static final class Reader {

        private final Sink sink;
        private final StringBuilder line = new StringBuilder();
        private final StringBuilder paragraph = new StringBuilder();
        private boolean isLong;

        Reader(Sink sink) {
            this.sink = sink;
        }

        void read(Iterable<String> pieces) throws IOException {
            for (String piece : pieces) {
                for (int at = 0; at < piece.length(); at++) {
                    char next = piece.charAt(at);
                    if (next == '\n') {
                        endLine();
                    } else {
                        line.append(next);
                        if (line.length() >= LONGEST_LINE && !Character.isHighSurrogate(next)) {
                            endLine();
                        }
                    }
                }
            }
            endLine();
            endParagraph();
        }

        private void endLine() throws IOException {
            String text = line.toString().strip();
            line.setLength(0);
            if (text.isEmpty()) {
                endParagraph();
                return;
            }
            if (!isLong && paragraph.length() + text.length() >= LONGEST_PARAGRAPH) {
                isLong = true;
                for (String before : paragraph.toString().split("\n", -1)) {
                    give(before);
                }
                paragraph.setLength(0);
            }
            if (isLong) {
                give(text);
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : "\n").append(text);
            }
        }

        private void endParagraph() throws IOException {
            give(paragraph.toString());
            paragraph.setLength(0);
            isLong = false;
        }

        private void give(String passage) throws IOException {
            if (passage.length() >= SHORTEST) {
                sink.accept(passage);
            }
        }
    }
}

package dev.athanor.transformer.torch;

/** Whether the documents that were packed into the sequences of a text know of each other. */
public sealed interface Documents {

    /** They do: a sequence is one text, whatever it was cut from. */
    Documents JOINED = new Joined();

    /** See {@link #JOINED}. */
    record Joined() implements Documents {}

    /**
     * Each is read as if it were alone: nothing attends to the document before, and places are counted anew. The target of
     * a document's last token is still the first token of the next, as a text without beginning is continued by any.
     *
     * @param end token that stands behind each document, and belongs to it
     */
    record Separate(int end) implements Documents {
        public Separate {
            if (end < 0) {
                throw new IllegalArgumentException("the token that ends documents must not be negative: " + end);
            }
        }
    }
}

package dev.athanor.data.clean;

/** A rule that changes texts. */
interface Change {

    /** The key of the configuration that asks for it. */
    String rule();

    /** What becomes of a text. */
    Changed apply(String text);

    /** Another document begins; what is remembered of the one before counts no more. */
    default void begin() {}

    /**
     * A text after a change.
     *
     * @param text what it is now
     * @param places at which it was changed; 0 leaves it as it was
     */
    record Changed(String text, int places) {

        /** Nothing to change. */
        static Changed not(String text) {
            return new Changed(text, 0);
        }
    }
}

package dev.athanor.contracts.config;

/**
 * Lines that are left out of a text.
 *
 * @param longest characters; 0 is no limit
 * @param removeRepeated whether a line goes that equals one before it in the same document, or in a plain text
 */
public record LineConfiguration(
        @Setting(value = "Leave out lines of more characters than this; 0 is no limit.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1e9)
        int longest,

        @Setting(value = "Leave out lines that stood in the document before; empty lines stay.", fallback = "false")
        boolean removeRepeated) {

    public LineConfiguration {
        Inspection.require(LineConfiguration.class, longest, removeRepeated);
    }
}

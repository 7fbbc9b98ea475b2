package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How characters are written. What it changes a model never sees, and never learns to write.
 *
 * @param form of Unicode in which characters are composed
 * @param controls whether control characters go, but for tabs and line feeds
 * @param zeroWidth whether characters that nobody sees go, but for joiners within words
 * @param whitespace whether runs of blanks become one
 */
public record NormalizationConfiguration(
        @Setting(
                value = "Unicode's form of composed characters: none leaves them, nfc composes what means the same, "
                        + "nfkc also what only looks different, such as ligatures and full-width letters.",
                fallback = "none")
        Form form,

        @Setting(value = "Remove control characters, but for tabs and line feeds.", fallback = "false")
        boolean controls,

        @Setting(
                value = "Remove characters without a width: spaces, soft hyphens, marks of direction. "
                        + "Joiners stay where a script or an emoji needs them.",
                fallback = "false")
        boolean zeroWidth,

        @Setting(
                value =
                        "Write runs of blanks as one space, no blanks at the ends of lines, and at most one empty line.",
                fallback = "false")
        boolean whitespace) {

    public NormalizationConfiguration {
        Inspection.require(NormalizationConfiguration.class, form, controls, zeroWidth, whitespace);
    }

    /** Unicode Standard Annex 15's forms, as far as texts are exchanged in them. */
    public enum Form {
        /** As they come. */
        @JsonProperty("none")
        NONE,
        /** Canonically composed. */
        @JsonProperty("nfc")
        NFC,
        /** Composed after compatible characters became one. */
        @JsonProperty("nfkc")
        NFKC
    }
}

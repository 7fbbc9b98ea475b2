package dev.athanor.contracts.config;

/**
 * How long a text may be; of pairs the source as well as the target.
 *
 * @param fewestCharacters Unicode code points
 * @param mostCharacters Unicode code points; 0 is no limit
 * @param fewestWords of scripts without spaces estimated from their characters
 * @param mostWords 0 is no limit
 */
public record LengthConfiguration(
        @Setting(value = "Characters that a document has at least.", fallback = "0") @Limits(atLeast = 0, atMost = 1e9)
        int fewestCharacters,

        @Setting(value = "Characters that a document has at most; 0 is no limit.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1e9)
        int mostCharacters,

        @Setting(value = "Words that a document has at least.", fallback = "0") @Limits(atLeast = 0, atMost = 1e9)
        int fewestWords,

        @Setting(value = "Words that a document has at most; 0 is no limit.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1e9)
        int mostWords) {

    public LengthConfiguration {
        Inspection.require(LengthConfiguration.class, fewestCharacters, mostCharacters, fewestWords, mostWords);
    }
}

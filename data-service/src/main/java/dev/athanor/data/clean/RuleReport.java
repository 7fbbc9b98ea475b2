package dev.athanor.data.clean;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule did.
 *
 * @param rule its key in the configuration
 * @param effect what it does
 * @param documents that it changed or removed; a plain text is one document
 * @param places at which it changed something; of a rule that removes as many as documents
 * @param examples the first ones
 */
public record RuleReport(String rule, Effect effect, long documents, long places, List<Example> examples) {
    public RuleReport {
        examples = List.copyOf(examples);
    }

    /** What a rule does. */
    public enum Effect {
        /** Texts become others. */
        @JsonProperty("changed")
        CHANGED,
        /** Documents are left out. */
        @JsonProperty("removed")
        REMOVED
    }

    /**
     * An excerpt, in which personal data are hidden and what nobody sees is spelt out.
     *
     * @param text as it was
     * @param became what a rule made of it
     * @param reason why it was left out
     */
    public record Example(
            String text, @Nullable String became, @Nullable String reason) {}
}

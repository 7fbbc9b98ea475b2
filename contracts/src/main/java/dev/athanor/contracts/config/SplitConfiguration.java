package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * Which documents are held out, and what becomes of those that are in both parts.
 *
 * @param by what tells the part of a document
 * @param column that names the part, of sources with rows
 * @param leakage what happens when a held-out document is, or nearly is, among those to train on
 */
@JsonDeserialize(using = SplitConfigurationDeserializer.class)
public record SplitConfiguration(
        @Setting(
                value =
                        "What tells the part of a document: a hash of its content and the seed, a column of its row, or "
                                + "the name of its file or folder.",
                fallback = "hash")
        Method by,

        @Setting(value = "The column that says train, validation or test.", fallback = "split")
        @Matches(value = "[\\s\\S]{1,200}", meaning = "the name of a column")
        @OnlyIf(key = "by", is = "column")
        String column,

        @Setting(
                value =
                        "What happens when a held-out document is also, or nearly, one to train on: the report says so, "
                                + "or the dataset is refused.",
                fallback = "report")
        Leakage leakage) {

    public SplitConfiguration {
        Inspection.require(SplitConfiguration.class, by, column, leakage);
    }

    /** What tells the part. */
    public enum Method {
        /** A hash of the document. */
        @JsonProperty("hash")
        HASH,
        /** A column of its row. */
        @JsonProperty("column")
        COLUMN,
        /** Its file. */
        @JsonProperty("files")
        FILES
    }

    /** What leakage leads to. */
    public enum Leakage {
        /** A warning in the report. */
        @JsonProperty("report")
        REPORT,
        /** The job fails. */
        @JsonProperty("refuse")
        REFUSE
    }
}

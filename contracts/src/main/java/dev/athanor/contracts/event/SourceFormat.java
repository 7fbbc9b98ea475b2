package dev.athanor.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a source's bytes are read. All texts are UTF-8. */
public enum SourceFormat {
    /** The whole file is one text. */
    @JsonProperty("text")
    PLAIN("text"),
    /** One JSON object per line. */
    @JsonProperty("jsonl")
    JSON_LINES("jsonl"),
    /** Rows of fields with commas in between, after a first row of names; RFC 4180. */
    @JsonProperty("csv")
    CSV("csv"),
    /** As {@link #CSV}, with tabulators in between. */
    @JsonProperty("tsv")
    TSV("tsv"),
    /** A binary table of typed columns: <a href="https://parquet.apache.org/docs/file-format/">Apache Parquet</a>. */
    @JsonProperty("parquet")
    PARQUET("parquet");

    private final String word;

    SourceFormat(String word) {
        this.word = word;
    }

    /** As JSON and people say it. */
    public String word() {
        return word;
    }
}

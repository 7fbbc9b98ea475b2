package dev.athanor.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

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

    /** What a file's name tells of its content; how it is packed does not matter. */
    public static SourceFormat ofFile(String name) {
        var unpacked = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst|zip|jar)$", "");
        if (unpacked.endsWith(".jsonl") || unpacked.endsWith(".ndjson")) {
            return JSON_LINES;
        }
        if (unpacked.endsWith(".csv")) {
            return CSV;
        }
        if (unpacked.endsWith(".parquet")) {
            return PARQUET;
        }
        return unpacked.endsWith(".tsv") ? TSV : PLAIN;
    }

    /** As JSON and people say it. */
    public String word() {
        return word;
    }
}

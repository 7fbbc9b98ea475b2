package dev.athanor.data.problem;

/** What can be wrong, as an HTTP status and as a stable word for programs. */
public enum DatasetProblem {
    INVALID_REQUEST("invalid-request", 400, "The request cannot be understood"),
    SOURCE_NOT_FOUND("source-not-found", 422, "The source does not exist"),
    SOURCE_UNREACHABLE("source-unreachable", 422, "The source cannot be fetched"),
    SOURCE_IS_FORBIDDEN("source-is-forbidden", 422, "The source may not be read"),
    SOURCE_CHANGED("source-changed", 422, "The source changed meanwhile"),
    SOURCE_IS_DAMAGED("source-is-damaged", 422, "The source is damaged"),
    TEXT_TOO_LARGE("text-too-large", 413, "The text is too large"),
    TEXT_IS_EMPTY("text-is-empty", 422, "The text is empty"),
    TEXT_IS_BINARY("text-is-binary", 422, "The source is no text"),
    TEXT_IS_NOT_UTF8("text-is-not-utf8", 422, "The text is not UTF-8"),
    TEXT_TOO_SHORT("text-too-short", 422, "The text is too short"),
    ROW_IS_MALFORMED("row-is-malformed", 422, "A row cannot be read"),
    ROW_IS_RAGGED("row-is-ragged", 422, "A row has too many fields or too few"),
    ROW_TOO_LONG("row-too-long", 422, "A row is too long"),
    COLUMN_MISSING("column-missing", 422, "A column is missing"),
    VALUE_HAS_WRONG_TYPE("value-has-wrong-type", 422, "A value has the wrong type"),
    VALUE_IS_EMPTY("value-is-empty", 422, "A value is empty"),
    TEMPLATE_FAILED("template-failed", 422, "The chat template cannot be rendered"),
    SELECTION_IS_WRONG("selection-is-wrong", 422, "The selection cannot be computed"),
    SPLIT_IS_EMPTY("split-is-empty", 422, "A part of the dataset is empty"),
    SPLIT_NOT_TOLD("split-not-told", 422, "It is not told which part a file is"),
    SPLIT_LEAKS("split-leaks", 422, "Held-out documents are also trained on"),
    LABEL_NOT_IN_TRAINING("label-not-in-training", 422, "A label cannot be learnt"),
    TOO_FEW_LABELS("too-few-labels", 422, "There is one label only"),
    TOO_MANY_LABELS("too-many-labels", 422, "There are too many labels"),
    TOKENIZER_IS_UNREADABLE("tokenizer-is-unreadable", 422, "The tokenizer cannot be read"),
    TOKENIZER_LACKS_END("tokenizer-lacks-end", 422, "The tokenizer cannot end a sequence"),
    CHARACTER_NOT_IN_VOCABULARY("character-not-in-vocabulary", 422, "The tokenizer lacks a character"),
    VOCABULARY_TOO_LARGE("vocabulary-too-large", 422, "The vocabulary is too large for the text"),
    RECIPE_UNKNOWN("recipe-unknown", 422, "The version does not say how it was made"),
    DATASET_IN_USE("dataset-in-use", 409, "Something depends on the dataset"),
    UPLOAD_IS_INCOMPLETE("upload-is-incomplete", 409, "The upload is not complete"),
    UPLOAD_GOES_ON_ELSEWHERE("upload-goes-on-elsewhere", 409, "The upload goes on elsewhere"),
    UNKNOWN_UPLOAD("unknown-upload", 404, "There is no such upload"),
    UNKNOWN_DATASET("unknown-dataset", 404, "There is no such dataset"),
    UNKNOWN_VERSION("unknown-version", 404, "There is no such version"),
    UNKNOWN_REPORT("unknown-report", 404, "There is no report"),
    UNKNOWN_JOB("unknown-job", 404, "There is no such job"),
    STORE_UNAVAILABLE("store-unavailable", 503, "The object store is not available"),
    LOG_UNAVAILABLE("log-unavailable", 503, "The event log is not available"),
    CATALOGUE_UNAVAILABLE("catalogue-unavailable", 503, "The catalogue is not available"),
    INTERNAL("internal", 500, "The job broke down");

    private final String code;
    private final int status;
    private final String title;

    DatasetProblem(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** The same for every occurrence, for people. */
    public String title() {
        return title;
    }
}

package dev.athanor.exchange.queue;

/** How a job ended. */
public enum JobOutcome {
    /** Nothing more is to be done about it, be it a success or a failure that was said on the log. */
    DONE,
    /** Another worker is to take it over. */
    HANDED_BACK
}

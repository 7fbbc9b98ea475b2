package dev.athanor.export.request;

import java.util.List;

/** A request that cannot become a job. */
public abstract sealed class RefusedExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RefusedExportException(String message) {
        super(message);
    }

    /** What it names is not there. */
    public static final class NotFound extends RefusedExportException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message);
        }
    }

    /** It cannot be understood. */
    public static final class Invalid extends RefusedExportException {
        private static final long serialVersionUID = 1L;

        public Invalid(List<String> problems) {
            super(String.join(" ", problems));
        }
    }
}

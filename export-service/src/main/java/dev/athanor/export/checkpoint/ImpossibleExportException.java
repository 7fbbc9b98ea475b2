package dev.athanor.export.checkpoint;

import dev.athanor.contracts.event.Failure;

/** An export that fails however often it is tried. */
public final class ImpossibleExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code a stable word, see {@link Failure#code}
     * @param message a sentence that says what to do
     */
    public ImpossibleExportException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** What the log is told. */
    public Failure failure() {
        return new Failure(code, getMessage());
    }
}

package dev.athanor.data.catalogue;

/** The database does not answer. It is worth trying again. */
public final class CatalogueUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CatalogueUnavailableException(Throwable cause) {
        super("The catalogue's database does not answer: " + cause.getMessage(), cause);
    }
}

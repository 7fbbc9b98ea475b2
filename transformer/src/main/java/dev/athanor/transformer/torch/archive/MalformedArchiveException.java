package dev.athanor.transformer.torch.archive;

/** A file that is no TorchScript archive, is damaged, or asks for more than data. */
public final class MalformedArchiveException extends RuntimeException {

    public MalformedArchiveException(String message) {
        super(message);
    }

    public MalformedArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}

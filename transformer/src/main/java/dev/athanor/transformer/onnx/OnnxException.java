package dev.athanor.transformer.onnx;

/** ONNX Runtime could not open or run a model. */
public final class OnnxException extends RuntimeException {

    OnnxException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }

    OnnxException(String message) {
        super(message);
    }
}

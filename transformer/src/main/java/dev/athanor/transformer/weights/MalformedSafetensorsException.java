package dev.athanor.transformer.weights;

import java.io.IOException;

/** A file is no safetensors, is cut off, or its header says what cannot be. */
public final class MalformedSafetensorsException extends IOException {

    MalformedSafetensorsException(String message) {
        super(message);
    }

    MalformedSafetensorsException(String message, Throwable cause) {
        super(message, cause);
    }
}

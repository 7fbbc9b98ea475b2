package dev.athanor.transformer.torch;

/** Arithmetic of the forward and backward pass in training. Weights, moments, norms, softmax and loss stay in fp32. */
public enum Precision {
    /** IEEE single precision throughout. */
    FP32(6),
    /** Matrix products, attention and activations in bfloat16. */
    BF16(15),
    /** Matrix products, attention and activations in half precision, with a dynamic loss scale; for graphics processors. */
    FP16(5);

    private final int type;

    Precision(int type) {
        this.type = type;
    }

    /** TorchScript names types by number. */
    int type() {
        return type;
    }

    /** Bytes of a number. */
    int bytes() {
        return switch (this) {
            case FP32 -> Float.BYTES;
            case BF16, FP16 -> Short.BYTES;
        };
    }

    /** TorchScript of an fp32 tensor in this precision. */
    String cast(String expression) {
        return this == FP32 ? expression : "torch.to(%s, %d)".formatted(expression, type);
    }
}

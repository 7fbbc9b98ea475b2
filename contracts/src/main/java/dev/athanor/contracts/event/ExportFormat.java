package dev.athanor.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a checkpoint can be turned into. The constant's JSON name is also its folder in the object store. */
public enum ExportFormat {
    /** Weights, {@code config.json} and tokenizer as Hugging Face's libraries read them. */
    @JsonProperty("safetensors")
    SAFETENSORS("safetensors"),
    /** A TorchScript module with a {@code forward(input_ids)} that gives logits. */
    @JsonProperty("torchscript")
    TORCHSCRIPT("torchscript"),
    /** An ONNX graph with a KV cache. */
    @JsonProperty("onnx")
    ONNX("onnx");

    private final String folder;

    ExportFormat(String folder) {
        this.folder = folder;
    }

    /** The folder's name under a model version. */
    public String folder() {
        return folder;
    }
}

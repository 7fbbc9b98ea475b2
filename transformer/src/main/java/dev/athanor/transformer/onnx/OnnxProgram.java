package dev.athanor.transformer.onnx;

import static ai.onnx.proto.OnnxMl.TensorProto.DataType.FLOAT;
import static ai.onnx.proto.OnnxMl.TensorProto.DataType.INT64;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.ModelInput;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/**
 * A model as an ONNX graph, its weights still to be filled in: {@link OnnxFile} writes both.
 *
 * @param model without the parameters' initializers
 * @param parameters that it needs, in the order of their first use
 */
public record OnnxProgram(ModelProto model, List<Parameter> parameters) {

    /** Where a graph with a cache keeps the longest sequence it takes, among its metadata. */
    static final String CONTEXT_LENGTH = "context_length";

    /** What Optimum exports with; {@code LayerNormalization} and {@code Trilu} are within it. */
    private static final int OPERATOR_SET = 18;

    /** The version of the file format that came with that operator set. */
    private static final int FORMAT_VERSION = 8;

    public OnnxProgram {
        parameters = List.copyOf(parameters);
    }

    /**
     * The model over whole sequences, in standard operators alone: from {@code input_ids [batch, sequence]} and what else it
     * reads, by the names of Hugging Face's library, to {@code logits}, {@code [batch, sequence, vocabulary]} or a
     * classifier's {@code [batch, labels]}.
     */
    public static OnnxProgram wholeSequence(Model model) {
        Graph graph = new Graph("whole_sequence");
        for (ModelInput input : model.inputs()) {
            graph.input(input.publicName(), INT64, CacheNames.BATCH, length(input));
        }
        var ops = new WholeSequenceOps(graph);
        String scores = model.scores(ops, ModelInput::publicName);
        finish(model, graph, scores);
        return program(model, graph, ops, List.of(operatorSet("", OPERATOR_SET)));
    }

    /** The sequence that a decoder writes has a length of its own. */
    private static String length(ModelInput input) {
        return input == ModelInput.DECODER_TOKENS ? CacheNames.DECODER_LENGTH : CacheNames.LENGTH;
    }

    private static void finish(Model model, Graph graph, String scores) {
        switch (model) {
            case LanguageModel languageModel -> finish(graph, scores, CacheNames.LENGTH, model.vocabularySize());
            case MaskedLanguageModel masked -> finish(graph, scores, CacheNames.LENGTH, model.vocabularySize());
            case SequenceToSequence writer -> finish(graph, scores, CacheNames.DECODER_LENGTH, model.vocabularySize());
            case SequenceClassifier classifier -> {
                graph.output(CacheNames.LOGITS, FLOAT, CacheNames.BATCH, classifier.labels());
                graph.node("", "Squeeze", List.of(scores, graph.integers(1)), List.of(CacheNames.LOGITS));
            }
        }
    }

    private static void finish(Graph graph, String scores, String length, int vocabularySize) {
        graph.output(CacheNames.LOGITS, FLOAT, CacheNames.BATCH, length, vocabularySize);
        graph.node("", "Identity", List.of(scores), List.of(CacheNames.LOGITS));
    }

    /**
     * The model with a cache: {@code input_ids}, {@code attention_mask}, {@code position_ids} and {@code past_key_values.*}
     * to {@code logits} and {@code present.*}. Masks are ones from the left: shorter sequences of a batch are padded on the
     * right.
     */
    public static OnnxProgram withCache(LanguageModel model) {
        Graph graph = new Graph("with_cache");
        graph.input(CacheNames.INPUT_IDS, INT64, CacheNames.BATCH, CacheNames.LENGTH);
        graph.input(CacheNames.ATTENTION_MASK, INT64, CacheNames.BATCH, CacheNames.TOTAL_LENGTH);
        graph.input(CacheNames.POSITION_IDS, INT64, CacheNames.BATCH, CacheNames.LENGTH);
        // Outputs are declared before those of the cache, which the operations add.
        graph.output(CacheNames.LOGITS, FLOAT, CacheNames.BATCH, CacheNames.LENGTH, model.vocabularySize());
        var ops = new CachedOps(graph, model.contextLength());
        String logits = model.logits(ops, CacheNames.INPUT_IDS);
        graph.node("", "Identity", List.of(logits), List.of(CacheNames.LOGITS));
        return program(model, graph, ops, List.of(operatorSet("", OPERATOR_SET), operatorSet(Graph.MICROSOFT, 1)));
    }

    private static OnnxProgram program(Model model, Graph graph, GraphOps ops, List<OperatorSetIdProto> operatorSets) {
        return new OnnxProgram(
                file(graph.build(), operatorSets, model),
                List.copyOf(ops.parameters().values()));
    }

    private static ModelProto file(GraphProto graph, List<OperatorSetIdProto> operatorSets, Model model) {
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT_VERSION)
                .setProducerName("athanor")
                .addAllOpsetImport(operatorSets)
                .addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey(CONTEXT_LENGTH)
                        .setValue(Integer.toString(model.contextLength())))
                .setGraph(graph)
                .build();
    }

    private static OperatorSetIdProto operatorSet(String domain, int version) {
        return OperatorSetIdProto.newBuilder()
                .setDomain(domain)
                .setVersion(version)
                .build();
    }
}

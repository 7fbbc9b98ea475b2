package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.ForwardingOps;
import dev.athanor.transformer.ops.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Interprets a model as several TorchScript methods: what comes before its blocks, each block, and what comes after. */
final class SegmentedOps implements ForwardingOps<TorchScriptOps.Variable> {

    private final Precision precision;
    private final int contextLength;
    private final Documents documents;
    private final List<Segment> segments = new ArrayList<>();
    private TorchScriptOps current;

    SegmentedOps(Precision precision, int contextLength, Documents documents) {
        this.precision = precision;
        this.contextLength = contextLength;
        this.documents = documents;
        this.current = new TorchScriptOps(precision, contextLength, documents);
    }

    @Override
    public Ops<TorchScriptOps.Variable> ops() {
        return current;
    }

    @Override
    public TorchScriptOps.Variable block(
            int layer, TorchScriptOps.Variable x, UnaryOperator<TorchScriptOps.Variable> block) {
        TorchScriptOps.Variable input = segments.isEmpty() ? end("begin", current.rows(x)) : x;
        return end("block_" + layer, block.apply(input));
    }

    /** All segments, in their order. */
    List<Segment> segments(TorchScriptOps.Variable logits) {
        end("finish", logits);
        return List.copyOf(segments);
    }

    /** Ends a segment; what it gave is the argument of the next. */
    private TorchScriptOps.Variable end(String name, TorchScriptOps.Variable result) {
        segments.add(new Segment(name, segments.isEmpty(), current.body(), result.name(), current.parameters()));
        current = new TorchScriptOps(precision, contextLength, documents);
        return current.argument(Segment.ARGUMENT);
    }
}

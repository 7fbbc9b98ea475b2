package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.ForwardingOps;
import dev.athanor.transformer.ops.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Interprets a model as several TorchScript methods: what comes before its blocks, each block, and what comes after. Where
 * blocks that look at what was read follow blocks that read, what comes in between is a method, too.
 */
final class SegmentedOps implements ForwardingOps<TorchScriptOps.Variable> {

    private final Precision precision;
    private final int contextLength;
    private final Documents documents;
    private final SegmentArguments arguments;
    private final List<Segment> segments = new ArrayList<>();
    private TorchScriptOps current;
    private Segment.Given given = Segment.Given.NOTHING;
    private int blocks;
    private boolean reading = true;

    SegmentedOps(Precision precision, int contextLength, Documents documents, SegmentArguments arguments) {
        this.precision = precision;
        this.contextLength = contextLength;
        this.documents = documents;
        this.arguments = arguments;
        this.current = method();
    }

    private TorchScriptOps method() {
        var method = new TorchScriptOps(precision, contextLength, documents);
        arguments.labelled().ifPresent(method::keepLabelled);
        return method;
    }

    @Override
    public Ops<TorchScriptOps.Variable> ops() {
        return current;
    }

    @Override
    public TorchScriptOps.Variable block(
            int layer, TorchScriptOps.Variable x, UnaryOperator<TorchScriptOps.Variable> block) {
        TorchScriptOps.Variable input = segments.isEmpty() ? end("begin", current.rows(x), null) : x;
        return endOfBlock(block.apply(input));
    }

    @Override
    public TorchScriptOps.Variable block(
            int layer,
            TorchScriptOps.Variable x,
            TorchScriptOps.Variable read,
            BinaryOperator<TorchScriptOps.Variable> block) {
        TorchScriptOps.Variable input = reading ? end("turn", current.rows(x), read) : x;
        reading = false;
        given = Segment.Given.ROWS_AND_READ;
        return endOfBlock(block.apply(input, current.argument(Segment.READ)));
    }

    private TorchScriptOps.Variable endOfBlock(TorchScriptOps.Variable result) {
        return end("block_" + blocks++, result, null);
    }

    /** All segments, in their order. */
    List<Segment> segments(TorchScriptOps.Variable logits) {
        end("finish", logits, null);
        return List.copyOf(segments);
    }

    /** Ends a segment; what it gave is the argument of the next. */
    private TorchScriptOps.Variable end(
            String name, TorchScriptOps.Variable result, TorchScriptOps.@Nullable Variable read) {
        segments.add(new Segment(
                name, given, current.body(), result.name(), read == null ? null : read.name(), current.parameters()));
        current = method();
        given = Segment.Given.ROWS;
        return current.argument(Segment.ARGUMENT);
    }
}

package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a model's forward pass as a method of its own.
 *
 * @param name of the method
 * @param given what it takes beside the micro-batch
 * @param body its lines, without the return
 * @param result the variable that it returns: what the next part goes on from
 * @param read a variable that it returns beside, which all later blocks look at; null but for the one part that ends the
 *     reading
 * @param parameters that it uses, each once
 */
record Segment(
        String name,
        Given given,
        String body,
        String result,
        @Nullable String read,
        List<Parameter> parameters) {

    /** What the part before it gave. */
    static final String ARGUMENT = "x";

    /** What was read. */
    static final String READ = "read";

    /** What a part takes beside the micro-batch. */
    enum Given {
        /** Nothing: it is the first. */
        NOTHING(""),
        /** {@code x}, the rows that the part before it gave. */
        ROWS(ARGUMENT + ": Tensor, "),
        /** {@code x}, and {@code read}, the rows that were read. */
        ROWS_AND_READ(ARGUMENT + ": Tensor, " + READ + ": Tensor, ");

        private final String declarations;

        Given(String declarations) {
            this.declarations = declarations;
        }
    }

    /** Whether it gives what was read, too. */
    boolean endsReading() {
        return read != null;
    }

    String method(SegmentArguments arguments) {
        return "  def %s(self: __torch__.Program, %s, %straining: bool) -> %s:\n"
                        .formatted(
                                name,
                                arguments.declarations(),
                                given.declarations,
                                endsReading() ? "Tuple[Tensor, Tensor]" : "Tensor")
                + body
                + "    return " + (endsReading() ? "(%s, %s)".formatted(result, read) : result) + "\n";
    }
}

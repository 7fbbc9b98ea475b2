package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/**
 * A part of a model's forward pass as a method of its own.
 *
 * @param name of the method
 * @param begins whether it reads tokens alone; others also take {@code x}, the rows that the part before it gave
 * @param body its lines, without the return
 * @param result the variable that it returns
 * @param parameters that it uses, each once
 */
record Segment(String name, boolean begins, String body, String result, List<Parameter> parameters) {

    /** What the part before it gave. */
    static final String ARGUMENT = "x";

    String method() {
        return "  def %s(self: __torch__.Program, tokens: Tensor, %straining: bool) -> Tensor:\n"
                        .formatted(name, begins ? "" : ARGUMENT + ": Tensor, ")
                + body
                + "    return " + result + "\n";
    }
}

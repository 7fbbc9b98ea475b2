package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the lines of a method name the model's weights, and what is computed with them. */
final class WeightNames {

    /** The path to the numbered modules, the number, and the path from there. */
    private static final Pattern NUMBERED = Pattern.compile("(.+?)\\.(\\d+)\\.(.+)");

    /** How checkpoints call the model as a whole, which then most paths begin with. */
    private static final Set<String> WHOLE = Set.of("transformer", "model", "bert");

    private final MethodBody body;
    private final Set<Parameter> mentioned = new LinkedHashSet<>();

    WeightNames(MethodBody body) {
        this.body = body;
    }

    /** Blocks are numbered, which is no identifier, so each gets a variable where it is first mentioned. */
    String expression(Parameter parameter) {
        mentioned.add(parameter);
        Matcher numbered = NUMBERED.matcher(parameter.name());
        if (!numbered.matches()) {
            return ModuleTree.expression(parameter.name());
        }
        String path = numbered.group(1) + "." + numbered.group(2);
        String block = body.once(
                path,
                () -> body.assign(
                        identifier(shortened(numbered.group(1)) + numbered.group(2)), ModuleTree.expression(path)));
        return ModuleTree.expression(block, numbered.group(3));
    }

    /** The parameters that the method uses, each once. */
    List<Parameter> mentioned() {
        return List.copyOf(mentioned);
    }

    /** {@code transformer.h.0.attn.c_attn.weight} becomes {@code h0_attn_c_attn}. */
    static String nameOf(Parameter parameter) {
        return identifier(shortened(parameter.name())
                .replaceFirst("\\.(weight|bias)$", "")
                .replaceAll("\\.(\\d+)\\.", "$1."));
    }

    private static String identifier(String path) {
        return path.replace('.', '_');
    }

    private static String shortened(String path) {
        int first = path.indexOf('.');
        return first > 0 && WHOLE.contains(path.substring(0, first)) ? path.substring(first + 1) : path;
    }
}

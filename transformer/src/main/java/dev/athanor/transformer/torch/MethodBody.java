package dev.athanor.transformer.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The lines of a TorchScript method, as they are written one after the other, and the names of its variables. */
final class MethodBody {

    private static final String INDENT = "    ";

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();

    void line(String line) {
        lines.add(INDENT + line);
    }

    /** Keeps the name of an argument from being given to a variable. */
    void argument(String name) {
        used.put(name, 1);
    }

    /**
     * A new variable.
     *
     * @param base its name, unless another variable has it
     * @return its name
     */
    String assign(String base, String expression) {
        String name = name(base);
        line(name + " = " + expression);
        return name;
    }

    /** The name of a new variable, which a line of its own has to give a value. */
    String name(String base) {
        int count = used.merge(base, 1, Integer::sum);
        return count == 1 ? base : base + "_" + count;
    }

    /**
     * What was once written down for this key, or is now.
     *
     * @param lines writes them and returns the variable that holds the result
     */
    String once(String key, Supplier<String> lines) {
        String variable = known.get(key);
        if (variable == null) {
            variable = lines.get();
            known.put(key, variable);
        }
        return variable;
    }

    /** The lines so far. */
    String text() {
        return String.join("\n", lines) + "\n";
    }
}

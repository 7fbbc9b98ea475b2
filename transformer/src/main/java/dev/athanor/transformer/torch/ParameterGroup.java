package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/** The two groups that the optimizer treats differently. */
enum ParameterGroup {
    /** Matrices and embeddings. */
    DECAYED("decayed", true),
    /** Biases and gains. */
    UNDECAYED("undecayed", false);

    private final String attribute;
    private final boolean decays;

    ParameterGroup(String attribute, boolean decays) {
        this.attribute = attribute;
        this.decays = decays;
    }

    /** The program's attribute that holds the group's moments. */
    String attribute() {
        return attribute;
    }

    /** Its parameters, in the order of the object graph. */
    List<Parameter> members(ModuleTree modules) {
        return modules.parameters().stream()
                .filter(parameter -> parameter.decays() == decays)
                .toList();
    }
}

package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters that the optimizer treats alike.
 *
 * @param attribute of the program that holds the group's moments
 * @param members in the order of the object graph, at least one
 * @param rate factor of the step's learning rate
 * @param decays whether weight decay applies
 */
record ParameterGroup(String attribute, List<Parameter> members, double rate, boolean decays) {

    ParameterGroup {
        members = List.copyOf(members);
    }

    /**
     * All trained parameters, in groups: by whether they decay and, where layers learn at different rates, by depth.
     *
     * @param rules of what is trained
     * @param modules that hold the parameters
     * @throws IllegalArgumentException if the rules do not fit the parameters
     */
    static List<ParameterGroup> of(ParameterRules rules, Modules modules) {
        List<Parameter> parameters = modules.parameters();
        rules.check(parameters);
        Map<Key, List<Parameter>> members = new LinkedHashMap<>();
        for (boolean decays : new boolean[] {true, false}) {
            parameters.stream()
                    .filter(parameter -> parameter.decays() == decays && rules.trains(parameter))
                    .forEach(parameter -> members.computeIfAbsent(
                                    new Key(decays, rules.height(parameter, parameters)), key -> new ArrayList<>())
                            .add(parameter));
        }
        return members.entrySet().stream()
                .map(entry -> entry.getKey().group(entry.getValue(), rules))
                .toList();
    }

    /**
     * What sets a group apart.
     *
     * @param decays whether weight decay applies
     * @param height in layers below the last, 0 where all learn alike
     */
    private record Key(boolean decays, int height) {

        ParameterGroup group(List<Parameter> members, ParameterRules rules) {
            String kind = decays ? "decayed" : "undecayed";
            String attribute = rules.layerDecay() == 1 ? kind : kind + "_" + height;
            return new ParameterGroup(attribute, members, Math.pow(rules.layerDecay(), height), decays);
        }
    }
}

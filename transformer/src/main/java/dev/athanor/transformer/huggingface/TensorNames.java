package dev.athanor.transformer.huggingface;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How checkpoints of a family name what a model here has: with or without the prefix of the model as a whole, by older
 * names, and with tensors that are no parameters.
 *
 * @param prefix that files of the bare model lack, with its dot; empty if there is none
 * @param older ends of names, and what they are today
 * @param passedOver whole names of what need not be read: buffers, copies of tied tables, heads for other tasks
 */
record TensorNames(String prefix, Map<String, String> older, Pattern passedOver) {

    TensorNames {
        older = Map.copyOf(older);
    }

    /** The parameter that a tensor stands for, or its own name where there is none. */
    String parameter(String tensor, Set<String> parameters) {
        String name = current(tensor);
        return parameters.contains(prefix + name) && !parameters.contains(name) ? prefix + name : name;
    }

    boolean isPassedOver(String tensor) {
        return passedOver.matcher(tensor).matches();
    }

    private String current(String tensor) {
        for (Map.Entry<String, String> end : older.entrySet()) {
            if (tensor.endsWith(end.getKey())) {
                return tensor.substring(0, tensor.length() - end.getKey().length()) + end.getValue();
            }
        }
        return tensor;
    }
}

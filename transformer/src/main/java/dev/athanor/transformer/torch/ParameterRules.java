package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which parameters are trained, and how fast each. A frozen parameter has no gradient and no moments.
 *
 * @param frozen names of those that keep their first weights
 * @param layerDecay factor of the learning rate from each layer to the one below it, in {@code (0, 1]}: fine-tuning changes
 *     what is close to the input less (<a href="https://arxiv.org/abs/2003.10555">Clark et al., 2020</a>)
 */
public record ParameterRules(NamePatterns frozen, double layerDecay) {

    /** Trains every parameter at the same rate. */
    public static final ParameterRules ALL_ALIKE = new ParameterRules(NamePatterns.NONE, 1);

    private static final Pattern LAYER = Pattern.compile("\\.(\\d+)\\.");

    public ParameterRules {
        if (!(layerDecay > 0 && layerDecay <= 1)) {
            throw new IllegalArgumentException("layerDecay must be in (0, 1], not " + layerDecay);
        }
    }

    /** @param frozen patterns of the names of those that keep their first weights */
    public ParameterRules(List<String> frozen, double layerDecay) {
        this(NamePatterns.of(frozen), layerDecay);
    }

    boolean trains(Parameter parameter) {
        return !frozen.fit(parameter.name());
    }

    /**
     * Refuses patterns that freeze nothing, which are mistakes of writing, and all together everything.
     *
     * @throws IllegalArgumentException naming such a pattern
     */
    void check(List<Parameter> parameters) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        frozen.idleAmong(names).ifPresent(pattern -> {
            throw new IllegalArgumentException("'%s' freezes nothing: no parameter has such a name; there are %s, ..."
                    .formatted(pattern, names.stream().limit(3).collect(Collectors.joining(", "))));
        });
        if (parameters.stream().noneMatch(this::trains)) {
            throw new IllegalArgumentException("every parameter is frozen; nothing is left to train");
        }
    }

    /**
     * How many layers lie above a parameter's: 0 for what comes after all blocks, 1 for the last block, one more than blocks
     * for what comes before them. 0 for all where they learn alike.
     *
     * @param parameters of the model, in the order of the object graph
     */
    int height(Parameter parameter, List<Parameter> parameters) {
        if (layerDecay == 1) {
            return 0;
        }
        int layers = layers(parameters);
        return layer(parameter).stream()
                .map(layer -> layers - layer)
                .findFirst()
                .orElseGet(() -> comesFirst(parameter, parameters) ? layers + 1 : 0);
    }

    private static boolean comesFirst(Parameter parameter, List<Parameter> parameters) {
        return parameters.stream().takeWhile(each -> layer(each).isEmpty()).anyMatch(parameter::equals);
    }

    private static int layers(List<Parameter> parameters) {
        return parameters.stream()
                .map(ParameterRules::layer)
                .flatMapToInt(OptionalInt::stream)
                .map(layer -> layer + 1)
                .max()
                .orElse(0);
    }

    private static OptionalInt layer(Parameter parameter) {
        Matcher number = LAYER.matcher(parameter.name());
        return number.find() ? OptionalInt.of(Integer.parseInt(number.group(1))) : OptionalInt.empty();
    }
}

package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.archive.Attribute;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parameters that a program can be watched at, in the order in which it speaks of them. They stand in the program, so
 * that a checkpoint can be watched whoever made it.
 *
 * @param names as in checkpoints
 * @param sizes how many numbers each parameter has, by name
 */
record ObservedNames(List<String> names, Map<String, Long> sizes) {

    private static final String ATTRIBUTE = "observed";

    /** The program's attribute. */
    static final String DECLARATION = "  %s : str\n".formatted(ATTRIBUTE);

    ObservedNames {
        names = List.copyOf(names);
        sizes = Map.copyOf(sizes);
    }

    static void writeTo(Map<String, Attribute> attributes, List<Parameter> trained) {
        String names = trained.stream().map(Parameter::name).collect(Collectors.joining("\n"));
        attributes.put(ATTRIBUTE, new Attribute.Text(names));
    }

    /** Those of a program; empty if it was not made to be watched. */
    static Optional<ObservedNames> of(TorchArchive program) {
        if (!(program.root().attributes().get(ATTRIBUTE) instanceof Attribute.Text(String names))) {
            return Optional.empty();
        }
        List<String> observed = names.lines().toList();
        return Optional.of(new ObservedNames(
                observed, observed.stream().collect(Collectors.toMap(Function.identity(), name -> program.tensor(name)
                        .elements()))));
    }

    long elements(String name) {
        return Objects.requireNonNull(sizes.get(name), name);
    }
}

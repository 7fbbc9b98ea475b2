package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.archive.Attribute;
import dev.athanor.transformer.torch.archive.Attribute.Flag;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.Frame;
import dev.athanor.transformer.torch.archive.ScalarType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * The parameters of a model as nested modules, one per dot in their names, so that the paths of a loaded program are
 * Hugging Face's names. Modules hold weights and no code: what is computed stands in the root class as a whole.
 */
final class ModuleTree implements Modules {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

    private static final String PYTHON_MODULE = "__torch__.";

    private final SequencedMap<String, ModuleTree> children = new LinkedHashMap<>();
    private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Parameter> all = new HashMap<>();
    private String className;

    /** @param className of modules of its form, unless such of another form have it */
    private ModuleTree(String className) {
        this.className = className;
    }

    static ModuleTree of(List<Parameter> parameters) {
        var root = new ModuleTree("");
        for (Parameter parameter : parameters) {
            root.add(parameter.name().split("\\.", -1), 0, parameter);
            root.all.put(parameter.name(), parameter);
        }
        root.nameChildren(new HashMap<>());
        return root;
    }

    /**
     * Modules of the same form share a class. Numbered ones beside each other may differ, as the first block of a T5, which
     * keeps the table of distances: the second form gets a name of its own.
     *
     * @param forms the source of each class by its name
     */
    private void nameChildren(Map<String, String> forms) {
        for (ModuleTree child : children.values()) {
            child.nameChildren(forms);
            String name = child.className;
            for (int form = 2;
                    !forms.computeIfAbsent(child.className, unused -> child.source())
                            .equals(child.source());
                    form++) {
                child.className = name + form;
            }
        }
    }

    /** TorchScript that reads a parameter. What is no identifier, such as a number, is read by {@code getattr}. */
    static String expression(String parameterName) {
        return expression("self", parameterName);
    }

    /** The same from a module on. */
    static String expression(String module, String path) {
        String expression = module;
        for (String step : path.split("\\.", -1)) {
            expression = IDENTIFIER.matcher(step).matches()
                    ? expression + "." + step
                    : "getattr(%s, \"%s\")".formatted(expression, step);
        }
        return expression;
    }

    private void add(String[] path, int depth, Parameter parameter) {
        String step = path[depth];
        if (depth == path.length - 1) {
            parameters.put(step, parameter);
        } else {
            children.computeIfAbsent(step, name -> new ModuleTree(className + classNamePart(name)))
                    .add(path, depth + 1, parameter);
        }
    }

    /** {@code c_attn} becomes {@code CAttn}; numbered modules beside each other share the class {@code Block}. */
    private static String classNamePart(String step) {
        if (NUMBER.matcher(step).matches()) {
            return "Block";
        }
        var name = new StringBuilder();
        for (String word : step.split("_", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    /** The classes of all modules below the root, each before its first use. */
    @Override
    public String classes() {
        Map<String, String> sources = new LinkedHashMap<>();
        children.values().forEach(child -> child.collect(sources));
        return String.join("\n", sources.values());
    }

    private void collect(Map<String, String> sources) {
        children.values().forEach(child -> child.collect(sources));
        sources.putIfAbsent(className, source());
    }

    private String source() {
        var source = new StringBuilder();
        source.append("class ").append(className).append("(Module):\n");
        source.append("  __parameters__ = [");
        parameters.keySet().forEach(name -> source.append('"').append(name).append("\", "));
        source.append("]\n  __buffers__ = []\n");
        if (children.keySet().stream().anyMatch(NUMBER.asMatchPredicate())) {
            source.append("  __annotations__ = []\n");
        }
        source.append("  training : bool\n");
        parameters.keySet().forEach(name -> source.append("  ").append(name).append(" : Tensor\n"));
        source.append(declarations());
        return source.toString();
    }

    /** The lines that declare the direct children as attributes. */
    @Override
    public String declarations() {
        var lines = new StringBuilder();
        children.forEach((name, child) -> lines.append("  ")
                .append(NUMBER.matcher(name).matches() ? "__annotations__[\"%s\"] = ".formatted(name) : name + " : ")
                .append(PYTHON_MODULE)
                .append(child.className)
                .append('\n'));
        return lines.toString();
    }

    /** The parameters in the order of the object graph: a module's own before those of its children. */
    @Override
    public List<Parameter> parameters() {
        List<Parameter> ordered = new ArrayList<>(parameters.values());
        children.values().forEach(child -> ordered.addAll(child.parameters()));
        return ordered;
    }

    @Override
    public List<String> tensors() {
        return parameters().stream()
                .map(parameter -> expression(parameter.name()))
                .toList();
    }

    @Override
    public Frame frame(String source, Module root) {
        SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("training", new Flag(false));
        attributes.putAll(objects());
        attributes.putAll(root.attributes());
        return Frame.of(source, new Module(root.type(), attributes));
    }

    /** Storages are keyed by their parameters' names. */
    @Override
    public Optional<ByteBuffer> value(Tensor tensor, WeightSource weights) throws IOException {
        Parameter parameter = all.get(tensor.key());
        return parameter == null ? Optional.empty() : Optional.of(weights.of(parameter));
    }

    /** The direct children as objects, their parameters' storages keyed by the parameters' names. */
    SequencedMap<String, Attribute> objects() {
        SequencedMap<String, Attribute> objects = new LinkedHashMap<>();
        children.forEach((name, child) -> objects.put(name, child.object()));
        return objects;
    }

    private Module object() {
        SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("training", new Flag(false));
        parameters.forEach((name, parameter) -> attributes.put(name, tensor(parameter.name(), parameter, true)));
        attributes.putAll(objects());
        return new Module(PYTHON_MODULE + className, attributes);
    }

    /** A tensor of a parameter's shape. */
    static Tensor tensor(String key, Parameter parameter, boolean trained) {
        List<Long> shape = parameter.shape().stream().map(Integer::longValue).toList();
        return new Tensor(key, ScalarType.FLOAT32, shape, trained);
    }
}

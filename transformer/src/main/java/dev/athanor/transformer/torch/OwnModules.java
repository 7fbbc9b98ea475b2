package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.archive.Attribute;
import dev.athanor.transformer.torch.archive.Attribute.Flag;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.Attribute.TensorList;
import dev.athanor.transformer.torch.archive.Attribute.Values;
import dev.athanor.transformer.torch.archive.Frame;
import dev.athanor.transformer.torch.archive.ScalarType;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The modules of a file of somebody else's, as the attribute {@code model} of a program. */
final class OwnModules implements Modules {

    /** The program's attribute; parameters are named from it on. */
    private static final String MODEL = "model";

    private static final String PREFIX = MODEL + ".";

    /** Classes that a training program has itself. */
    private static final Set<String> TAKEN = Set.of("Program", "Moments");

    private final Frame frame;
    private final TorchArchive archive;
    private final SequencedMap<String, String> names = new LinkedHashMap<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<String> flags = new ArrayList<>();

    private OwnModules(Frame frame, TorchArchive archive) {
        this.frame = frame;
        this.archive = archive;
    }

    static OwnModules of(Frame frame, TorchArchive archive, Findings findings) {
        var modules = new OwnModules(frame, archive);
        modules.collect(MODEL, frame.root(), findings);
        if (modules.parameters.isEmpty()) {
            findings.add("it has no parameter that requires a gradient");
        }
        String source = frame.sourceOf("__torch__." + MODEL);
        TAKEN.stream()
                .filter(name -> source.contains("class " + name + "("))
                .sorted()
                .forEach(name ->
                        findings.add("its class %s has the name of one of the training program's; call it otherwise"
                                .formatted(name)));
        return modules;
    }

    private void collect(String path, Attribute attribute, Findings findings) {
        switch (attribute) {
            case Module module ->
                module.attributes().forEach((name, value) -> {
                    if (name.equals("training") && value instanceof Flag) {
                        flags.add(ModuleTree.expression(path + "." + name));
                    } else {
                        collect(path + "." + name, value, findings);
                    }
                });
            case Tensor tensor -> take(path, tensor, findings);
            case TensorList list -> {
                if (!list.tensors().isEmpty()) {
                    findings.add(outsideModules(path));
                }
            }
            case Values(List<Attribute> values) -> {
                if (values.stream().anyMatch(OwnModules::holdsTensors)) {
                    findings.add(outsideModules(path));
                }
            }
            case Attribute.Whole _, Attribute.Real _, Flag _, Attribute.Text _, Attribute.None _ -> {}
        }
    }

    private static boolean holdsTensors(Attribute attribute) {
        return switch (attribute) {
            case Module _, Tensor _, TensorList _ -> true;
            case Values(List<Attribute> values) -> values.stream().anyMatch(OwnModules::holdsTensors);
            case Attribute.Whole _, Attribute.Real _, Flag _, Attribute.Text _, Attribute.None _ -> false;
        };
    }

    private static String outsideModules(String path) {
        return "%s is a list or dictionary of tensors or modules; register them as buffers, parameters or submodules"
                .formatted(pathOf(path));
    }

    /** Tied tensors have one storage and are one tensor; the first path names it. */
    private void take(String path, Tensor tensor, Findings findings) {
        if (names.putIfAbsent(tensor.key(), path) != null || !tensor.trained()) {
            return;
        }
        if (tensor.type() != ScalarType.FLOAT32) {
            findings.add("the parameter %s is %s; only float32 is trained".formatted(pathOf(path), tensor.type()));
        } else if (tensor.shape().isEmpty() || tensor.elements() == 0) {
            findings.add("the parameter %s has no dimensions or no numbers".formatted(pathOf(path)));
        } else {
            List<Integer> shape = tensor.shape().stream().map(Math::toIntExact).toList();
            parameters.add(new Parameter(path, shape, Initialisation.ZEROS));
        }
    }

    /** The name in the file of what a program calls {@code name}. */
    static String pathOf(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    /** What a program calls a tensor of the file. */
    String nameOf(Tensor tensor) {
        String name = names.get(tensor.key());
        if (name == null) {
            throw new IllegalArgumentException("there is no storage " + tensor.key());
        }
        return name;
    }

    /** TorchScript that reads each module's flag of training. */
    List<String> flags() {
        return flags;
    }

    /** They are in the file's own code. */
    @Override
    public String classes() {
        return "";
    }

    @Override
    public String declarations() {
        return "  %s : %s\n".formatted(MODEL, frame.root().type());
    }

    @Override
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    @Override
    public List<String> tensors() {
        return names.values().stream().map(ModuleTree::expression).toList();
    }

    @Override
    public Frame frame(String source, Module root) {
        return Frame.around(frame, source, root, MODEL);
    }

    @Override
    public Optional<ByteBuffer> value(Tensor tensor, WeightSource weights) throws IOException {
        String name = names.get(tensor.key());
        if (name == null) {
            return Optional.empty();
        }
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return Optional.of(weights.of(parameter));
            }
        }
        return Optional.of(
                archive.read(pathOf(name), Arena.ofAuto()).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
    }
}

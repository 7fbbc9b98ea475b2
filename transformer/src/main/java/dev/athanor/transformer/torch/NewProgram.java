package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.archive.ArchiveWriter;
import dev.athanor.transformer.torch.archive.Attribute;
import dev.athanor.transformer.torch.archive.Attribute.Flag;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.Attribute.Whole;
import dev.athanor.transformer.torch.archive.ScalarType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts source, object graph and first values of a model's program together and writes the file. */
final class NewProgram {

    private static final int BUFFER = 1 << 16;

    private final ProgramLimits limits;
    private final ModuleTree modules;
    private final ProgramSource source;
    private final Map<String, Parameter> parameters;

    NewProgram(Model model) {
        this.limits = ProgramLimits.of(model);
        this.modules = ModuleTree.of(model.parameters());
        this.source = new ProgramSource(model, modules);
        this.parameters = modules.parameters().stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
    }

    void writeTraining(Path file, TrainingSettings settings, long seed, WeightSource weights) throws IOException {
        SequencedMap<String, Attribute> attributes = rootAttributes();
        var optimizer = new OptimizerSource(modules, settings);
        optimizer.writeTo(attributes);
        attributes.put("steps", new Tensor("steps", ScalarType.FLOAT32, List.of(), false));
        attributes.put("seed", new Whole(seed));
        if (settings.observed()) {
            ObservedNames.writeTo(attributes, optimizer.trained());
        }
        write(file, source.training(settings), attributes, weights);
    }

    void writeInference(Path file, WeightSource weights) throws IOException {
        write(file, source.inference(), rootAttributes(), weights);
    }

    private SequencedMap<String, Attribute> rootAttributes() {
        SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("training", new Flag(false));
        attributes.putAll(modules.objects());
        limits.writeTo(attributes);
        return attributes;
    }

    private void write(Path file, String code, SequencedMap<String, Attribute> attributes, WeightSource weights)
            throws IOException {
        var root = new Module("__torch__." + ProgramSource.ROOT, attributes);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            ArchiveWriter.write(out, code, root, tensor -> data(tensor, weights));
        }
    }

    /** Storages are keyed by their parameters' names; the others are optimizer state. */
    private ByteBuffer data(Tensor tensor, WeightSource weights) throws IOException {
        Parameter parameter = parameters.get(tensor.key());
        return parameter == null ? initialState(tensor) : weights.of(parameter);
    }

    /** Zeros, but for the loss scale. */
    private static ByteBuffer initialState(Tensor tensor) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(tensor.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        return LossScale.isScale(tensor) ? bytes.putFloat(0, LossScale.INITIAL) : bytes;
    }
}

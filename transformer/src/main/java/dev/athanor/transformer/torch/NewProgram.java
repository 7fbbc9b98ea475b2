package dev.athanor.transformer.torch;

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
import java.util.Optional;
import java.util.SequencedMap;

/** Puts source, object graph and first values of a program together and writes the file. */
final class NewProgram {

    private static final int BUFFER = 1 << 16;

    private final ProgramParts parts;
    private final ProgramSource source;

    NewProgram(ProgramParts parts) {
        this.parts = parts;
        this.source = new ProgramSource(parts);
    }

    void writeTraining(Path file, TrainingSettings settings, long seed, WeightSource weights) throws IOException {
        SequencedMap<String, Attribute> attributes = rootAttributes();
        var optimizer = new OptimizerSource(parts.modules(), settings);
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
        parts.limits().writeTo(attributes);
        return attributes;
    }

    private void write(Path file, String code, SequencedMap<String, Attribute> attributes, WeightSource weights)
            throws IOException {
        var root = new Module("__torch__." + ProgramSource.ROOT, attributes);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            ArchiveWriter.write(out, parts.modules().frame(code, root), tensor -> data(tensor, weights));
        }
    }

    /** What is none of the model's is optimizer state. */
    private ByteBuffer data(Tensor tensor, WeightSource weights) throws IOException {
        Optional<ByteBuffer> value = parts.modules().value(tensor, weights);
        return value.isPresent() ? value.get() : initialState(tensor);
    }

    /** Zeros, but for the loss scale. */
    private static ByteBuffer initialState(Tensor tensor) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(tensor.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        return LossScale.isScale(tensor) ? bytes.putFloat(0, LossScale.INITIAL) : bytes;
    }
}

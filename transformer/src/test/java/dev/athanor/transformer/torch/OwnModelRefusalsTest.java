package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.transformer.torch.archive.ArchiveWriter;
import dev.athanor.transformer.torch.archive.Attribute;
import dev.athanor.transformer.torch.archive.Attribute.Flag;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.Attribute.TensorList;
import dev.athanor.transformer.torch.archive.ScalarType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnModelRefusalsTest {

    private static final String SCORES = "torch.embedding(self.table, tokens)";

    @TempDir
    private Path folder;

    @Test
    void smallestModelIsATableOfScores() throws IOException {
        Path file = write("Table", "tokens: Tensor", SCORES, table(ScalarType.FLOAT32));

        try (OwnModel model = OwnModel.open(file, 5, 8)) {
            model.tryOut(folder);
        }
    }

    @Test
    void maskThatForwardAsksForIsOnes() throws IOException {
        Path file = write(
                "Table",
                "tokens: Tensor, attention_mask: Tensor",
                "torch.mul(" + SCORES + ", torch.unsqueeze(attention_mask, -1))",
                table(ScalarType.FLOAT32));
        Path plain = write("Table", "tokens: Tensor", SCORES, table(ScalarType.FLOAT32));

        assertThat(loss(file)).isEqualTo(loss(plain));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tokens: int | the first argument of forward must be a Tensor of token ids",
                "tokens: Tensor, mask: Tensor, segments: Tensor | forward asks for 'segments: Tensor'",
                "tokens: Tensor, scale: float | forward asks for 'scale: float'"
            })
    void argumentsThatNobodyCouldGiveAreRefused(String arguments, String message) throws IOException {
        Path file = write("Table", arguments, SCORES, table(ScalarType.FLOAT32));

        assertRefused(file, message);
    }

    @Test
    void allFindingsAreSaidAtOnce() throws IOException {
        SequencedMap<String, Attribute> attributes = table(ScalarType.FLOAT64);
        attributes.put("caches", new TensorList(List.of(new Tensor("c", ScalarType.FLOAT32, List.of(1L), false))));
        Path file = write("Program", "tokens: int", SCORES, attributes);

        assertRefused(file, "the first argument of forward must be a Tensor");
        assertRefused(file, "the parameter table is FLOAT64; only float32 is trained");
        assertRefused(file, "caches is a list or dictionary of tensors");
        assertRefused(file, "it has no parameter that requires a gradient");
        assertRefused(file, "its class Program has the name of one of the training program's");
    }

    @Test
    void parameterThatForwardDoesNotUseIsFoundOutByTheTrial() throws IOException {
        SequencedMap<String, Attribute> attributes = table(ScalarType.FLOAT32);
        attributes.put("idle", new Tensor("idle", ScalarType.FLOAT32, List.of(3L), true));
        Path file = write("Table", "tokens: Tensor", SCORES, attributes);

        try (OwnModel model = OwnModel.open(file, 5, 8)) {
            assertThatThrownBy(() -> model.tryOut(folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("appears to not have been used");
        }
    }

    @Test
    void operatorThatThisLibtorchLacksIsNamed() throws IOException {
        Path file = write("Table", "tokens: Tensor", "torch.from_the_future(tokens)", table(ScalarType.FLOAT32));

        try (OwnModel model = OwnModel.open(file, 5, 8)) {
            assertThatThrownBy(() -> model.tryOut(folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("from_the_future");
        }
    }

    private void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> OwnModel.open(file, 5, 8).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private float loss(Path file) throws IOException {
        Path program = Files.createTempFile(folder, "program", ".pt");
        var settings = new TrainingSettings(Precision.FP32, new Optimizer.AdamW(0.9, 0.99, 1e-8, 0), 1);
        try (OwnModel model = OwnModel.open(file, 5, 8)) {
            TrainingProgram.create(program, model, settings, 1);
        }
        try (TrainingProgram training = TrainingProgram.load(program);
                TokenBatch batch = new TokenBatch(1, 1, 4)) {
            batch.set(0, 1, 3);
            return training.evaluate(batch).loss();
        }
    }

    private static SequencedMap<String, Attribute> table(ScalarType type) {
        SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("training", new Flag(true));
        attributes.put("table", new Tensor("t", type, List.of(5L, 5L), true));
        return attributes;
    }

    private Path write(String name, String arguments, String scores, SequencedMap<String, Attribute> attributes)
            throws IOException {
        var source = new StringBuilder("class " + name + "(Module):\n  __parameters__ = []\n  __buffers__ = []\n");
        attributes.forEach((attribute, value) -> source.append("  ")
                .append(attribute)
                .append(" : ")
                .append(value instanceof Flag ? "bool" : value instanceof Tensor ? "Tensor" : "List[Tensor]")
                .append('\n'));
        source.append(
                "  def forward(self: __torch__.%s, %s) -> Tensor:\n    return %s\n".formatted(name, arguments, scores));
        Path file = Files.createTempFile(folder, "table", ".pt");
        try (OutputStream out = Files.newOutputStream(file)) {
            ArchiveWriter.write(out, source.toString(), new Module("__torch__." + name, attributes), tensor -> {
                ByteBuffer bytes = ByteBuffer.allocate((int) tensor.bytes());
                for (int index = 3; index < bytes.capacity(); index += 4) {
                    bytes.put(index, (byte) (index % 3 == 0 ? 0x3f : 0x3e));
                }
                return bytes;
            });
        }
        return file;
    }
}

package dev.athanor.transformer.torch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.athanor.transformer.torch.archive.Attribute.Flag;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.None;
import dev.athanor.transformer.torch.archive.Attribute.Real;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.Attribute.TensorList;
import dev.athanor.transformer.torch.archive.Attribute.Text;
import dev.athanor.transformer.torch.archive.Attribute.Whole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchArchiveTest {

    private static final String SOURCE = "class Root(Module):\n  training : bool\n";

    @TempDir
    Path folder;

    @Test
    void everyKindOfAttributeComesBackAsItWasWritten() throws IOException {
        Module root = root();

        try (TorchArchive archive = TorchArchive.open(write(root))) {
            assertThat(archive.root()).isEqualTo(root);
            assertThat(archive.source()).isEqualTo(SOURCE);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 255, 1L << 31, -(1L << 31), 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
    void wholeNumbersOfAnySizeComeBack(long number) {
        Module root = module("Root", "number", new Whole(number));

        assertThat(PickleReader.unpickle(PickleWriter.pickle(root))).isEqualTo(root);
    }

    @Test
    void tensorsAreFoundByThePathsOfTheirAttributes() throws IOException {
        try (TorchArchive archive = TorchArchive.open(write(root()));
                Arena arena = Arena.ofConfined()) {
            assertThat(archive.tensors().keySet())
                    .containsExactly("child.weight", "moments.0", "moments.1", "empty", "scalar");
            assertThat(archive.parameterNames()).containsExactly("child.weight");
            assertThat(archive.tensor("child.weight").shape()).containsExactly(2L, 3L);
            assertThat(archive.read("child.weight", arena).toArray(ValueLayout.JAVA_FLOAT))
                    .containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void sameStateGivesTheSameBytes() throws IOException {
        assertThat(Files.mismatch(write(root()), write(root()))).isEqualTo(-1);
    }

    @Test
    void functionThatIsNotKnownIsRefusedByName() {
        byte[] pickle =
                "\u0080\u0002cos\nsystem\n(X\u0004\u0000\u0000\u0000exittR.".getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(MalformedArchiveException.class)
                .isThrownBy(() -> PickleReader.unpickle(pickle))
                .withMessage("data.pkl asks for os.system, which is refused");
    }

    @Test
    void truncatedPickleIsRefusedWhereverItEnds() {
        byte[] pickle = PickleWriter.pickle(root());

        for (int length = 0; length < pickle.length; length++) {
            byte[] truncated = Arrays.copyOf(pickle, length);
            assertThatExceptionOfType(MalformedArchiveException.class)
                    .isThrownBy(() -> PickleReader.unpickle(truncated));
        }
    }

    @Test
    void fileThatIsNoArchiveIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("text.pt"), "not a zip");

        assertThatExceptionOfType(MalformedArchiveException.class)
                .isThrownBy(() -> TorchArchive.open(file))
                .withMessageContaining("is no TorchScript archive");
    }

    private static Module root() {
        SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("training", new Flag(true));
        attributes.put("child", module("Child", "weight", floats("w", true, 2, 3)));
        attributes.put("moments", new TensorList(List.of(floats("m0", false, 4), floats("m1", false, 1, 4))));
        attributes.put("none", new TensorList(List.of()));
        attributes.put("empty", floats("e", false, 0, 7));
        attributes.put("scalar", new Tensor("s", ScalarType.INT64, List.of(), false));
        attributes.put("seed", new Whole(7));
        attributes.put("rate", new Real(0.1));
        attributes.put("name", new Text("tiny \u00e9"));
        attributes.put("nothing", new None());
        return new Module("__torch__.Root", attributes);
    }

    private static Module module(String type, String name, Attribute attribute) {
        SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put(name, attribute);
        return new Module("__torch__." + type, attributes);
    }

    private static Tensor floats(String key, boolean trained, long... shape) {
        return new Tensor(key, ScalarType.FLOAT32, Arrays.stream(shape).boxed().toList(), trained);
    }

    /** Tensors count up from zero. */
    private Path write(Module root) throws IOException {
        Path file = Files.createTempFile(folder, "archive", ".pt");
        var bytes = new ByteArrayOutputStream();
        ArchiveWriter.write(bytes, SOURCE, root, tensor -> {
            ByteBuffer data = ByteBuffer.allocate((int) tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            if (tensor.type() == ScalarType.FLOAT32) {
                for (int i = 0; i < tensor.elements(); i++) {
                    data.putFloat(i * Float.BYTES, i);
                }
            }
            return data;
        });
        try (OutputStream out = Files.newOutputStream(file)) {
            bytes.writeTo(out);
        }
        return file;
    }
}

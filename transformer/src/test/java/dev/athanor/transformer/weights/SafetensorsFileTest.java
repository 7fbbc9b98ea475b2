package dev.athanor.transformer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsFileTest {

    @TempDir
    private Path folder;

    @Test
    void weightsComeBackAsTheyWereWritten() throws IOException {
        Weights weights = weights(
                "half", Tensor.of(new float[] {1.5f, -2, 0.25f}, 3L).as(ElementType.F16),
                "matrix", Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2L, 3L),
                "brain", Tensor.of(new float[] {3.140625f}, 1L, 1L).as(ElementType.BF16),
                "scalar", Tensor.of(new float[] {7}),
                "empty", Tensor.of(new float[0], 0L, 4L));
        Path file = folder.resolve("model.safetensors");

        SafetensorsFile.write(weights, file);

        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            assertThat(read.weights().tensors()).containsOnlyKeys("matrix", "scalar", "empty", "half", "brain");
            read.weights().tensors().forEach((name, tensor) -> {
                assertThat(tensor.type()).isEqualTo(weights.tensor(name).type());
                assertThat(tensor.shape()).isEqualTo(weights.tensor(name).shape());
                assertThat(tensor.toFloats()).isEqualTo(weights.tensor(name).toFloats());
            });
        }
    }

    @Test
    void integersComeBeforeSmallerElements() throws IOException {
        Weights weights = weights(
                "logits", Tensor.of(new float[] {0.5f}, 1L), "input_ids", Tensor.of(new long[] {3, -1}, 1L, 2L));
        Path file = folder.resolve("verification.safetensors");

        SafetensorsFile.write(weights, file);

        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            assertThat(read.weights().tensors().keySet()).containsExactly("input_ids", "logits");
            Tensor ids = read.weights().tensor("input_ids");
            assertThat(ids.type()).isEqualTo(ElementType.I64);
            assertThat(ids.data().toArray(ValueLayout.JAVA_LONG)).containsExactly(3, -1);
        }
    }

    @Test
    void fileIsByteForByteTheGoldenOne() throws IOException {
        Weights weights = weights("b", Tensor.of(new float[] {1, 2}, 2L), "a", Tensor.of(new float[] {-1}, 1L, 1L));
        Path file = folder.resolve("model.safetensors");

        SafetensorsFile.write(weights, file);

        String header =
                "{\"__metadata__\":{\"format\":\"pt\"},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[8,12]}}";
        String padding = " ".repeat(Math.floorMod(-header.length(), 8));
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, 8, bytes.length - 20, StandardCharsets.UTF_8))
                .isEqualTo(header + padding);
        assertThat(HexFormat.of().formatHex(bytes, 0, 8)).isEqualTo("9000000000000000");
        assertThat(HexFormat.of().formatHex(bytes, bytes.length - 12, bytes.length))
                .isEqualTo("0000803f" + "00000040" + "000080bf");
    }

    @Test
    void mappedDataIsAlignedToEightBytes() throws IOException {
        for (int nameLength = 1; nameLength <= 8; nameLength++) {
            Path file = folder.resolve(nameLength + ".safetensors");
            SafetensorsFile.write(weights("x".repeat(nameLength), Tensor.of(new float[] {1}, 1L)), file);

            try (SafetensorsFile read = SafetensorsFile.open(file)) {
                Tensor tensor = read.weights().tensors().firstEntry().getValue();
                assertThat(tensor.data().address() % 8).isZero();
            }
        }
    }

    @Test
    void closedFileCannotBeReadAnyMore() throws IOException {
        Path file = folder.resolve("model.safetensors");
        SafetensorsFile.write(weights("a", Tensor.of(new float[] {1}, 1L)), file);
        SafetensorsFile read = SafetensorsFile.open(file);
        MemorySegment data = read.weights().tensor("a").data();

        read.close();

        assertThat(data.scope().isAlive()).isFalse();
    }

    static Stream<Arguments> hostileHeaders() {
        String a = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
        return Stream.of(
                Arguments.of(
                        "{" + a + ",\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
                        12,
                        "b overlaps a"),
                Arguments.of(
                        "{" + a + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[12,16]}}",
                        16,
                        "4 bytes before b belong to no tensor"),
                Arguments.of("{" + a + "}", 12, "4 bytes after the last tensor belong to no tensor"),
                Arguments.of("{" + a + "}", 4, "the file is cut off: its tensors take 8 bytes, 4 are there"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
                        8,
                        "a takes 12 bytes, but its data_offsets span 8"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}",
                        8,
                        "a: shape [4294967296, 4294967296] is larger than any memory"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
                        8,
                        "a.shape holds -2, which is no size"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.5],\"data_offsets\":[0,8]}}",
                        8,
                        "a.shape holds 2.5, which is no size"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
                        8,
                        "a.data_offsets must be a begin and an end, not [8, 0]"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}", 8, "a.shape must be a list of sizes"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"Q4\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                        8,
                        "a.dtype is 'Q4'; known are [F32, F16, BF16, F64, I64, I32, I16, I8, U8, BOOL]"),
                Arguments.of("{" + a + "," + a + "}", 8, "the header is no valid JSON: Duplicate field 'a'"),
                Arguments.of("{" + a, 8, "the header is no valid JSON: Unexpected end-of-input"),
                Arguments.of("{" + a + "} x", 8, "the header is no valid JSON: Unrecognized token 'x'"),
                Arguments.of("[]", 0, "the header is no JSON object"),
                Arguments.of("", 0, "the header is no JSON object"),
                Arguments.of("{\"__metadata__\":{\"format\":1}}", 0, "__metadata__ must map texts to texts"));
    }

    @ParameterizedTest
    @MethodSource("hostileHeaders")
    void headerThatCannotBeIsRefused(String header, int dataBytes, String flaw) throws IOException {
        Path file = write(header.getBytes(StandardCharsets.UTF_8).length, header, dataBytes);

        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(MalformedSafetensorsException.class)
                .hasMessageStartingWith(file + ": " + flaw);
    }

    @Test
    void headerLongerThanTheFileIsRefused() throws IOException {
        Path file = write(1000, "{}", 0);

        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .hasMessage(file + ": the file is cut off: its header takes 1000 bytes, 2 are there");
    }

    @Test
    void headerBeyondTheLimitIsRefusedBeforeMemoryIsTaken() throws IOException {
        Path file = write(-1, "{}", 0);

        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .hasMessage(
                        file + ": the header would be 18446744073709551615 bytes long; the format allows 100000000");
    }

    @Test
    void fileTooShortForALengthIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("short"), new byte[5]);

        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .hasMessage(file + ": the file has 5 bytes, not even the 8 that say how long its header is");
    }

    @Test
    void missingTensorIsNamed() {
        Weights weights = weights("a", Tensor.of(new float[] {1}, 1L));

        assertThatThrownBy(() -> weights.tensor("b")).hasMessage("there is no tensor b among [a]");
    }

    private Path write(long headerLength, String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(headerLength).put(json);
        return Files.write(folder.resolve("hostile.safetensors"), bytes.array());
    }

    private static Weights weights(Object... namesAndTensors) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (List<Object> pair : pairs(namesAndTensors)) {
            tensors.put((String) pair.getFirst(), (Tensor) pair.getLast());
        }
        return new Weights(tensors);
    }

    private static List<List<Object>> pairs(Object... elements) {
        return Stream.iterate(0, i -> i < elements.length, i -> i + 2)
                .map(i -> List.of(elements[i], elements[i + 1]))
                .toList();
    }
}

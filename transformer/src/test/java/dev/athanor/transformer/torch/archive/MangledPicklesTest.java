package dev.athanor.transformer.torch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a pickle says, reading it gives a module or a {@link MalformedArchiveException}, and soon. */
class MangledPicklesTest {

    private static final int CASES = 20_000;

    private byte[] honest;

    @BeforeEach
    void readPickle() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                        MangledPicklesTest.class.getResourceAsStream("/dev/athanor/transformer/torch/own.pt"));
                ZipInputStream zip = new ZipInputStream(file)) {
            while (!Objects.requireNonNull(zip.getNextEntry()).getName().endsWith("data.pkl")) {
                zip.closeEntry();
            }
            honest = zip.readAllBytes();
        }
    }

    @Test
    void changedBytesAreAModuleOrAMalformedArchive() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] mangled = honest.clone();
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                mangled[random.nextInt(mangled.length)] = (byte) random.nextInt();
            }
            refused += isRefused(mangled) ? 1 : 0;
        }
        assertThat(refused).isBetween(CASES / 4, CASES - 1);
    }

    @Test
    void piecesPutTogetherAtRandomAreAModuleOrAMalformedArchive() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
        for (int i = 0; i < CASES; i++) {
            var pieces = new ByteArrayOutputStream();
            pieces.write(honest, 0, random.nextInt(honest.length));
            int from = random.nextInt(honest.length);
            pieces.write(honest, from, honest.length - from);
            assertThat(isRefused(pieces.toByteArray())).isIn(true, false);
        }
    }

    @Test
    void listThatContainsItselfHasAnEnd() {
        assertRefused(pickle("]q\u0000(h\u0000e"), "values without end");
    }

    @Test
    void listOfListsThatDoublesAtEachLevelHasAnEnd() {
        var levels = new StringBuilder("]q\u0000");
        for (char level = 1; level < 60; level++) {
            levels.append("](h")
                    .append((char) (level - 1))
                    .append('h')
                    .append((char) (level - 1))
                    .append("eq")
                    .append(level);
        }

        assertRefused(pickle("(" + levels + "t"), "values without end");
    }

    @Test
    void stateThatOnlyItsClassUnderstandsIsRefusedByTheClass() {
        assertRefused(raw("c__torch__.torch\nPacked\n)\u0081Nb."), "an object of __torch__.torch.Packed whose state");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os system",
                "builtins eval",
                "torch._utils _rebuild_parameter",
                "torch.jit._pickle build_anything",
                "__torch__evil Class",
                "torch load"
            })
    void nameThatIsNotKnownIsRefused(String name) {
        assertRefused(
                raw("c" + name.replace(' ', '\n') + "\n)R."),
                "asks for " + name.replace(' ', '.') + ", which is refused");
    }

    /** Of a module whose only attribute is {@code value}. */
    private static byte[] pickle(String value) {
        return raw("c__torch__\nM\n)\u0081}(X\u0001\u0000\u0000\u0000a" + value + "ub.");
    }

    private static byte[] raw(String instructions) {
        return ("\u0080\u0002" + instructions).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void assertRefused(byte[] pickle, String message) {
        assertThatExceptionOfType(MalformedArchiveException.class)
                .isThrownBy(() -> PickleReader.unpickle(pickle))
                .withMessageContaining(message);
    }

    private static boolean isRefused(byte[] pickle) {
        try {
            PickleReader.unpickle(pickle);
            PickleReader.inEvaluation(pickle);
            return false;
        } catch (MalformedArchiveException expected) {
            return true;
        }
    }
}

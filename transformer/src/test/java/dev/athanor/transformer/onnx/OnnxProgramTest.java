package dev.athanor.transformer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The graphs leave the process: every node of a model of one layer is written down beside this test. */
class OnnxProgramTest {

    private static final Gpt2 MODEL = new Gpt2(new Gpt2Config(65, 64, 1, 4, 32, 0.1, true));

    @Test
    void wholeSequenceGraphHasTheNodesOfTheGoldenList() throws IOException {
        OnnxProgram program = OnnxProgram.wholeSequence(MODEL);

        assertThat(NodeList.of(program.model())).isEqualTo(golden("gpt2-whole-sequence.nodes"));
    }

    @Test
    void graphWithCacheHasTheNodesOfTheGoldenList() throws IOException {
        OnnxProgram program = OnnxProgram.withCache(MODEL);

        assertThat(NodeList.of(program.model())).isEqualTo(golden("gpt2-with-cache.nodes"));
    }

    @Test
    void graphsNeedExactlyTheModelsParameters() {
        assertThat(OnnxProgram.wholeSequence(MODEL).parameters()).isEqualTo(MODEL.parameters());
        assertThat(OnnxProgram.withCache(MODEL).parameters()).isEqualTo(MODEL.parameters());
    }

    @Test
    void modelWithoutBiasesHasNoAdditionsForThem() {
        Gpt2 withoutBias = new Gpt2(new Gpt2Config(65, 64, 1, 4, 32, 0.0, false));

        String nodes = NodeList.of(OnnxProgram.withCache(withoutBias).model());

        assertThat(nodes).doesNotContain("bias");
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = OnnxProgramTest.class.getResourceAsStream(name)) {
            assertThat(file).as("golden file " + name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

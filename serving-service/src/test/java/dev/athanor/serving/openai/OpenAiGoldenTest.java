package dev.athanor.serving.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.serving.openai.Completion.Choice;
import dev.athanor.serving.openai.Completion.Logprobs;
import dev.athanor.serving.openai.Completion.MeteredChunk;
import dev.athanor.serving.openai.Completion.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What leaves the process, byte for byte. */
class OpenAiGoldenTest {

    @Test
    void wholeCompletion() throws IOException {
        assertGolden("completion.json", completion(new Choice("hello", 0, null, "stop"), new Usage(3, 2)));
    }

    @Test
    void completionWithLogprobs() throws IOException {
        Map<String, Double> top = new LinkedHashMap<>();
        top.put("b", -0.25);
        top.put("c", -1.5);
        Logprobs logprobs = new Logprobs(
                List.of("a", "b"),
                new ArrayList<>(Arrays.asList(null, -0.25)),
                new ArrayList<>(Arrays.asList(null, top)),
                List.of(0, 1));

        assertGolden("completion-logprobs.json", completion(new Choice("ab", 0, logprobs, "length"), new Usage(1, 1)));
    }

    @Test
    void chunk() throws IOException {
        assertGolden("chunk.json", completion(new Choice("hel", 1, null, null), null));
    }

    @Test
    void chunkOfAStreamThatTellsTheUsage() throws IOException {
        assertGolden("chunk-metered.json", MeteredChunk.of(completion(new Choice("hel", 0, null, null), null)));
    }

    @Test
    void errors() throws IOException {
        assertGolden("error-unknown-model.json", body(OpenAiException.unknownModel("gpt-9")));
        assertGolden("error-overloaded.json", body(OpenAiException.overloaded("The model 'm' is overloaded.")));
        assertGolden("error-deadline.json", body(OpenAiException.tooSlow(Duration.ofMinutes(2))));
    }

    @Test
    void statusTellsClientsWhetherToTryAgain() {
        assertThat(OpenAiException.overloaded("full").status()).isEqualTo(429);
        assertThat(OpenAiException.overloaded("full").retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(OpenAiException.unknownModel("m").status()).isEqualTo(404);
        assertThat(OpenAiException.unknownModel("m").retryAfter()).isEmpty();
    }

    private static OpenAiError.Body body(OpenAiException exception) {
        return new OpenAiError.Body(exception.error());
    }

    private static Completion completion(Choice choice, @Nullable Usage usage) {
        return new Completion(
                "cmpl-0001", Completion.OBJECT, 1_700_000_000, "foxes", "foxes-v1", List.of(choice), usage);
    }

    private static void assertGolden(String name, Object body) throws IOException {
        try (InputStream golden =
                Objects.requireNonNull(OpenAiGoldenTest.class.getResourceAsStream("/openai/" + name), name)) {
            assertThat(OpenAiJson.write(body)).isEqualTo(new String(golden.readAllBytes(), UTF_8).strip());
        }
    }
}

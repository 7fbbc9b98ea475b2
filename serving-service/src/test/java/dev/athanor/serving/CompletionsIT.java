package dev.athanor.serving;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports continue texts as their checkpoints do, in the shapes of OpenAI's API. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class CompletionsIT {

    @Inject
    ArtifactStore store;

    @Inject
    EventPublisher publisher;

    @BeforeEach
    void deployTiny() throws Exception {
        new Endpoints(store, publisher).deployTiny();
    }

    @Test
    void completedExportIsServedAndContinuesAsTheTorchScriptProgramDoes() throws Exception {
        try (TinyExport tiny = new TinyExport(1)) {
            JsonPath answer = Endpoints.complete(Map.of("prompt", "the fox", "max_tokens", 12, "temperature", 0));

            assertThat(answer.getString("choices[0].text")).isEqualTo(tiny.greedy("the fox", 12));
            assertThat(answer.getString("choices[0].finish_reason")).isEqualTo("length");
            assertThat(answer.getString("object")).isEqualTo("text_completion");
            assertThat(answer.getString("id")).startsWith("cmpl-");
            assertThat(answer.getInt("usage.prompt_tokens")).isEqualTo(7);
            assertThat(answer.getInt("usage.completion_tokens")).isEqualTo(12);
            assertThat(answer.getInt("usage.total_tokens")).isEqualTo(19);
        }
    }

    @Test
    void llamaIsServedAndContinuesAsTheTorchScriptProgramDoes() throws Exception {
        try (TinyExport llama = TinyExport.llama(5)) {
            publisher.publishAndWait(new ExportEvent.Completed(
                    "export-llama", "run", "llama", "v1", List.of(llama.save(store, "llama", "v1"))));
            Endpoints.awaitReady("llama", "v1");

            JsonPath answer = Endpoints.complete(
                    Map.of("model", "llama", "prompt", "the fox", "max_tokens", 20, "temperature", 0));

            assertThat(answer.getString("choices[0].text")).isEqualTo(llama.greedy("the fox", 20));
        }
    }

    @Test
    void exportOfTorchScriptAloneIsServedByLibtorch() throws Exception {
        try (TinyExport scripted = new TinyExport(6)) {
            publisher.publishAndWait(new ExportEvent.Completed(
                    "export-scripted", "run", "scripted", "v1", List.of(scripted.saveScript(store, "scripted", "v1"))));
            Endpoints.awaitReady("scripted", "v1");

            JsonPath answer = Endpoints.complete(
                    Map.of("model", "scripted", "prompt", "the fox", "max_tokens", 20, "temperature", 0));

            assertThat(answer.getString("choices[0].text")).isEqualTo(scripted.greedy("the fox", 20));
        }
    }

    @Test
    void raggedConcurrentRequestsGiveTheTextThatTheyGiveAlone() throws Exception {
        try (TinyExport tiny = new TinyExport(1)) {
            List<String> prompts = IntStream.range(0, 24)
                    .mapToObj(index -> TinyExport.LETTERS.substring(index % 7, index % 7 + 1 + index % 19))
                    .toList();

            List<CompletableFuture<String>> answers = prompts.stream()
                    .map(prompt -> CompletableFuture.supplyAsync(
                            () -> Endpoints.complete(Map.of(
                                            "prompt", prompt, "max_tokens", 1 + prompt.length(), "temperature", 0))
                                    .getString("choices[0].text"),
                            command -> Thread.ofVirtual().start(command)))
                    .toList();

            for (int index = 0; index < prompts.size(); index++) {
                String prompt = prompts.get(index);
                assertThat(answers.get(index).join()).isEqualTo(tiny.greedy(prompt, 1 + prompt.length()));
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameTextAndAnotherAnother() {
        Map<String, Object> request =
                Map.of("prompt", "the ", "max_tokens", 20, "temperature", 1.5, "top_p", 0.95, "top_k", 20, "seed", 7);
        Map<String, Object> other = new LinkedHashMap<>(request);
        other.put("seed", 8);

        assertThat(Endpoints.textOf(request))
                .isEqualTo(Endpoints.textOf(request))
                .isNotEqualTo(Endpoints.textOf(other));
    }

    @Test
    void contextEndsTheText() {
        JsonPath answer = Endpoints.complete(Map.of("prompt", "a".repeat(30), "max_tokens", 100));

        assertThat(answer.getInt("usage.completion_tokens")).isEqualTo(2);
        assertThat(answer.getString("choices[0].finish_reason")).isEqualTo("length");
    }

    @Test
    void stopTextEndsTheTextAndIsNotInIt() throws Exception {
        try (TinyExport tiny = new TinyExport(1)) {
            String whole = tiny.greedy("where", 20);
            String stop = whole.substring(5, 7);

            JsonPath answer =
                    Endpoints.complete(Map.of("prompt", "where", "max_tokens", 20, "temperature", 0, "stop", stop));

            assertThat(answer.getString("choices[0].text")).isEqualTo(whole.substring(0, whole.indexOf(stop)));
            assertThat(answer.getString("choices[0].finish_reason")).isEqualTo("stop");
        }
    }

    @Test
    void promptsAndChoicesAreNumberedInOrder() throws Exception {
        try (TinyExport tiny = new TinyExport(1)) {
            JsonPath answer = Endpoints.complete(
                    Map.of("prompt", List.of("one", "two"), "n", 2, "max_tokens", 3, "temperature", 0, "echo", true));

            assertThat(answer.getList("choices.index")).containsExactly(0, 1, 2, 3);
            assertThat(answer.getList("choices.text"))
                    .containsExactly(
                            "one" + tiny.greedy("one", 3),
                            "one" + tiny.greedy("one", 3),
                            "two" + tiny.greedy("two", 3),
                            "two" + tiny.greedy("two", 3));
        }
    }

    @Test
    void logprobsOfAnEchoedPromptStandBesideItsTokens() {
        JsonPath answer = Endpoints.complete(
                Map.of("prompt", "dog", "max_tokens", 0, "echo", true, "logprobs", 2, "temperature", 0));

        assertThat(answer.getString("choices[0].text")).isEqualTo("dog");
        assertThat(answer.getList("choices[0].logprobs.tokens")).containsExactly("d", "o", "g");
        assertThat(answer.getList("choices[0].logprobs.text_offset")).containsExactly(0, 1, 2);
        assertThat(answer.getList("choices[0].logprobs.token_logprobs").getFirst())
                .isNull();
        assertThat(answer.getDouble("choices[0].logprobs.token_logprobs[1]")).isNegative();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'model': 'nobody', 'prompt': 'a'}                        | 404 | model       | model_not_found",
                "{'model': 'tiny', 'prompt': 'a'                           | 400 |             | invalid_json",
                "{'prompt': 'a'}                                           | 400 | model       | missing_required_parameter",
                "{'model': 'tiny', 'prompt': 'a', 'temperature': 3}        | 400 | temperature | decimal_above_max_value",
                "{'model': 'tiny', 'prompt': 'a', 'top_p': -1}             | 400 | top_p       | decimal_below_min_value",
                "{'model': 'tiny', 'prompt': 'a', 'max_tokens': 'many'}    | 400 | max_tokens  | invalid_type",
                "{'model': 'tiny', 'prompt': 'a', 'logprobs': 6}           | 400 | logprobs    | integer_above_max_value",
                "{'model': 'tiny', 'prompt': 'a', 'suffix': 'b'}           | 400 | suffix      | unsupported_parameter",
                "{'model': 'tiny', 'prompt': 'a', 'n': 1, 'best_of': 3}    | 400 | best_of     | invalid_value",
                "{'model': 'tiny', 'prompt': 'a', 'tempreture': 1}         | 400 | tempreture  | unknown_parameter",
                "{'model': 'tiny', 'prompt': [99999]}                      | 400 | prompt      | invalid_value",
                "{'model': 'tiny', 'prompt': 'A'}                          | 400 | prompt      | invalid_value",
                "{'model': 'tiny', 'prompt': ''}                           | 400 | prompt      | invalid_value",
                "{'model': 'tiny', 'prompt': 'a', 'stop': ['','b']}        | 400 | stop        | invalid_value",
                "{'model': 'tiny', 'prompt': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'} | 400 | prompt | context_length_exceeded"
            })
    void refusesInOpenAisShapeNamingTheField(String body, int status, String parameter, String code) {
        given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/v1/completions")
                .then()
                .statusCode(status)
                .contentType("application/json")
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.message", notNullValue())
                .body("error.param", equalTo(parameter))
                .body("error.code", equalTo(code));
    }
}

package dev.athanor.serving.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.serving.sampling.SamplingParameters;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionRequestReaderTest {

    private final CompletionRequestReader reader = new CompletionRequestReader(() -> 99);

    @Test
    void fieldsThatAreLeftOutHaveOpenAisDefaults() {
        CompletionRequest request = read("{'model': 'm', 'prompt': 'p'}");

        assertThat(request)
                .isEqualTo(new CompletionRequest(
                        "m",
                        List.of(new Prompt.Text("p")),
                        16,
                        1,
                        false,
                        OptionalInt.empty(),
                        List.of(),
                        new SamplingParameters(1, 1, OptionalInt.empty(), 0, 0, Map.of(), 99),
                        false,
                        false,
                        false));
    }

    @Test
    void everyFieldIsUnderstood() {
        CompletionRequest request =
                read("{'model': 'm', 'prompt': [[1, 2], [3]], 'max_tokens': 5, 'n': 2, 'best_of': 2,"
                        + " 'echo': true, 'logprobs': 3, 'stop': ['a', 'b'], 'temperature': 0.5, 'top_p': 0.25, 'top_k': 7,"
                        + " 'presence_penalty': 1, 'frequency_penalty': -1, 'logit_bias': {'4': -100}, 'seed': -3,"
                        + " 'ignore_eos': true, 'stream': true, 'stream_options': {'include_usage': true}, 'user': 'u',"
                        + " 'repetition_penalty': 1.0, 'suffix': null}");

        assertThat(request)
                .isEqualTo(new CompletionRequest(
                        "m",
                        List.of(new Prompt.Tokens(List.of(1, 2)), new Prompt.Tokens(List.of(3))),
                        5,
                        2,
                        true,
                        OptionalInt.of(3),
                        List.of("a", "b"),
                        new SamplingParameters(0.5, 0.25, OptionalInt.of(7), 1, -1, Map.of(4, -100f), -3),
                        true,
                        true,
                        true));
    }

    @Test
    void promptIsATextTextsTokensOrListsOfTokens() {
        assertThat(read("{'model': 'm', 'prompt': ['a', 'b']}").prompts())
                .containsExactly(new Prompt.Text("a"), new Prompt.Text("b"));
        assertThat(read("{'model': 'm', 'prompt': [1, 2]}").prompts())
                .containsExactly(new Prompt.Tokens(List.of(1, 2)));
        assertThat(read("{'model': 'm'}").prompts()).containsExactly(new Prompt.Beginning());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]                                             |                              | invalid_json",
                "{'model': 'm'} x                                |                              | invalid_json",
                "{'model': 'm', 'model': 'n'}                    |                              | invalid_json",
                "{'model': 3}                                    | model                        | invalid_type",
                "{'model': 'm', 'prompt': 3}                     | prompt                       | invalid_type",
                "{'model': 'm', 'prompt': []}                    | prompt                       | invalid_type",
                "{'model': 'm', 'prompt': [1.5]}                 | prompt                       | invalid_type",
                "{'model': 'm', 'n': 0}                          | n                            | integer_below_min_value",
                "{'model': 'm', 'n': 129}                        | n                            | integer_above_max_value",
                "{'model': 'm', 'max_tokens': -1}                | max_tokens                   | integer_below_min_value",
                "{'model': 'm', 'max_tokens': 1.5}               | max_tokens                   | invalid_type",
                "{'model': 'm', 'stop': ['a','b','c','d','e']}   | stop                         | invalid_value",
                "{'model': 'm', 'stop': 3}                       | stop                         | invalid_type",
                "{'model': 'm', 'stream': 'yes'}                 | stream                       | invalid_type",
                "{'model': 'm', 'logit_bias': {'a': 1}}          | logit_bias                   | invalid_value",
                "{'model': 'm', 'logit_bias': {'1': 101}}        | logit_bias.1                 | decimal_above_max_value",
                "{'model': 'm', 'stream_options': {}}            | stream_options               | invalid_value",
                "{'model': 'm', 'stream': true, 'stream_options': {'x': 1}} | stream_options.x  | unknown_parameter",
                "{'model': 'm', 'repetition_penalty': 1.1}       | repetition_penalty           | invalid_value",
                "{'model': 'm', 'presence_penalty': 2.5}         | presence_penalty             | decimal_above_max_value"
            })
    void mistakesAreAnsweredWithTheFieldsName(String body, String parameter, String code) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(OpenAiException.class, refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.error().type()).isEqualTo("invalid_request_error");
            assertThat(refused.error().param()).isEqualTo(parameter);
            assertThat(refused.error().code()).isEqualTo(code);
            assertThat(refused.error().message()).isNotBlank();
        });
    }

    private CompletionRequest read(String body) {
        return reader.read(body.replace('\'', '"').getBytes(UTF_8));
    }
}

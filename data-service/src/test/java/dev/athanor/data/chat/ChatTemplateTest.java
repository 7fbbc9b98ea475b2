package dev.athanor.data.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.Chat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What apply_chat_template of transformers makes of templates in the forms that are published: {@code render.py} wrote the golden files. */
class ChatTemplateTest {

    private static final Path TEMPLATES = Path.of("src/test/resources/chat");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chatml",
                "chatml-with-system",
                "zephyr",
                "llama-2",
                "llama-3",
                "gemma",
                "mistral",
                "phi-3",
                "reasoning",
                "tools",
                "generation",
                "dialect",
                "texts"
            })
    void publishedFormIsRenderedAsByTransformers(String name) throws IOException {
        var template = new ChatTemplate(new Chat(Files.readString(TEMPLATES.resolve(name + ".jinja")), "<s>", "</s>"));
        var conversations = read("conversations.json");
        var expected = read(name + ".json");

        assertThat(expected).hasSameSizeAs(conversations);
        for (int number = 0; number < conversations.size(); number++) {
            JsonNode messages = conversations.get(number);
            JsonNode golden = expected.get(number);
            if (golden.has("text")) {
                assertThat(template.render(messages))
                        .isEqualTo(golden.path("text").asText());
            } else {
                assertThatThrownBy(() -> template.render(messages))
                        .isInstanceOf(DatasetException.class)
                        .hasMessageContaining(golden.path("refusal").asText());
            }
        }
    }

    @Test
    void wordsOfMessagesAndOfTextsInTemplatesAreNoWordsOfJinja() {
        var template = new ChatTemplate(new Chat(
                "This is text | so. {{ ' is odd | odder {{ ' ~ messages[0].content | trim }}{% if messages is defined %}!{% endif %}",
                null, null));

        assertThat(template.render(message("{{ 1 + 1 }} is {% raw %} | nothing")))
                .isEqualTo("This is text | so.  is odd | odder {{ {{ 1 + 1 }} is {% raw %} | nothing!");
    }

    @Test
    void whatIsTakenUnlessARequestSaysOtherwiseIsChatMl() throws IOException {
        assertThat(ChatTemplate.CHAT_ML + "\n").isEqualTo(Files.readString(TEMPLATES.resolve("chatml.jinja")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for message in messages %}",
                "{{ messages[0].content.nothing() }}",
                "{{ messages | nothing }}",
                "{{ messages is nothing }}",
                "{% for message in messages if message.role == 'user' %}{{ message.content }}{% endfor %}",
                "{{ strftime_now('%Y') }}",
                "{{ '{}'.format('x') }}",
                "{{ messages[0].content.getBytes() }}",
                "{{ messages[0].content.split('a', 'b') }}",
                "{{ messages[0].content.replace('a') }}",
                "{{ messages | tojson(separators=[',', ':']) }}",
                "{% include '/etc/passwd' %}",
                "{{ messages.getClass().forName('java.lang.System') }}",
                "{% for a in range(1000) %}{% for b in range(1000) %}{{ '%s' }}{% endfor %}{% endfor %}"
            })
    void templateThatCannotBeComputedIsRefused(String written) throws IOException {
        var chat = new Chat(written.replace("%s", "x".repeat(100)), null, null);
        var messages = read("conversations.json").get(0);

        assertThatThrownBy(() -> new ChatTemplate(chat).render(messages))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(DatasetProblem.TEMPLATE_FAILED))
                .hasMessageStartingWith("The chat template ");
    }

    private static JsonNode message(String content) {
        var messages = JsonFormat.mapper().createArrayNode();
        messages.addObject().put("role", "user").put("content", content);
        return messages;
    }

    private static JsonNode read(String file) throws IOException {
        return JsonFormat.mapper().readTree(Files.readString(TEMPLATES.resolve(file)));
    }
}

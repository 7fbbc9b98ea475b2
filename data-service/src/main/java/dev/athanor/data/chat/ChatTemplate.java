package dev.athanor.data.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.Chat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chat template, set up as {@code apply_chat_template} of Hugging Face's {@code transformers} does: a line that is only
 * a block leaves nothing behind. What cannot be computed is an error, never an empty place.
 */
public final class ChatTemplate {

    /** <a href="https://huggingface.co/docs/transformers/chat_templating">ChatML</a>. */
    public static final String CHAT_ML =
            "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

    private static final int LONGEST_TEXT = 1 << 24;

    private final Jinjava jinja;
    private final Chat chat;

    /** @throws DatasetException if the template is malformed */
    public ChatTemplate(Chat chat) {
        this.chat = chat;
        this.jinja = new Jinjava(JinjavaConfig.newBuilder()
                .withTrimBlocks(true)
                .withLstripBlocks(true)
                .withLegacyOverrides(LegacyOverrides.ALL)
                // What a message says is text, whatever braces it has.
                .withNestedInterpretationEnabled(false)
                .withMaxOutputSize(LONGEST_TEXT)
                .build());
        jinja.getGlobalContext()
                .registerFunction(
                        new ELFunctionDefinition("", "raise_exception", Refusals.class, "refuse", Object.class));
        jinja.getGlobalContext()
                .registerFunction(
                        new ELFunctionDefinition("", "strftime_now", Refusals.class, "refuseToday", Object.class));
    }

    /** Of a conversation's way to become a text, if there is one. */
    public static @Nullable ChatTemplate ofNullable(@Nullable Chat chat) {
        return chat == null ? null : new ChatTemplate(chat);
    }

    /**
     * One conversation as a text.
     *
     * @param messages objects with a role and a content
     * @throws DatasetException if the template refuses them, or says what Jinja cannot compute
     */
    public String render(JsonNode messages) {
        Map<String, Object> context = Map.of(
                "messages", JsonFormat.mapper().convertValue(messages, List.class),
                "add_generation_prompt", false,
                "bos_token", Objects.requireNonNullElse(chat.bosToken(), ""),
                "eos_token", Objects.requireNonNullElse(chat.eosToken(), ""));
        RenderResult result = jinja.renderForResult(chat.template(), context);
        if (!result.getErrors().isEmpty()) {
            throw refused(result.getErrors().getFirst());
        }
        return result.getOutput();
    }

    private static DatasetException refused(TemplateError error) {
        return new DatasetException(
                DatasetProblem.TEMPLATE_FAILED,
                "The chat template says in its line %d: %s".formatted(error.getLineno(), error.getMessage()));
    }

    /** Functions that templates may call to refuse. */
    @SuppressWarnings("DoNotCallSuggester") // Templates do call them.
    public static final class Refusals {

        private Refusals() {}

        /** As a template says it. */
        public static String refuse(Object message) {
            throw new IllegalArgumentException(String.valueOf(message));
        }

        /** The same source would be another dataset tomorrow. */
        public static String refuseToday(Object format) {
            throw new IllegalArgumentException(
                    "strftime_now(%s) asks for today's date, which no dataset may depend on".formatted(format));
        }
    }
}

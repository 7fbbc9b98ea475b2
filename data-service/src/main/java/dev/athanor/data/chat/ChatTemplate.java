package dev.athanor.data.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaInterpreterResolver;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.filter.CountFilter;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.lib.filter.LengthFilter;
import com.hubspot.jinjava.lib.filter.TrimFilter;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.Chat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import jinjava.javax.el.CompositeELResolver;
import jinjava.javax.el.ELResolver;
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

    private static final LegacyOverrides AS_PYTHON = LegacyOverrides.newBuilder()
            .withEvaluateMapKeys(true)
            .withIterateOverMapKeys(true)
            .withUsePyishObjectMapper(true)
            .withUseNaturalOperatorPrecedence(true)
            .withParseWhitespaceControlStrictly(true)
            .withAllowAdjacentTextNodes(true)
            .withUseTrimmingForNotesAndExpressions(true)
            .withKeepNullableLoopValues(true)
            .withHandleBackslashInQuotesOnly(true)
            .build();

    private final Jinjava jinja;
    private final Chat chat;
    private final String template;

    /** @throws DatasetException if the template needs what this Jinja has not */
    public ChatTemplate(Chat chat) {
        this.chat = chat;
        // Python's Jinja takes one line feed from the template's end, this one would take it from the text's.
        this.template = chat.template().replaceFirst("\n\\z", "");
        this.jinja = new Jinjava(JinjavaConfig.newBuilder()
                .withTrimBlocks(true)
                .withLstripBlocks(true)
                .withLegacyOverrides(AS_PYTHON)
                .withKeepTrailingNewline(true)
                // What a message says is text, whatever braces it has.
                .withNestedInterpretationEnabled(false)
                .withMaxOutputSize(LONGEST_TEXT)
                .withElResolver(resolver())
                .withInterperterFactory(new PythonInterpreter.Factory())
                .build());
        jinja.getGlobalContext()
                .registerFunction(
                        new ELFunctionDefinition("", "raise_exception", Refusals.class, "refuse", Object.class));
        jinja.getGlobalContext()
                .registerFunction(
                        new ELFunctionDefinition("", "strftime_now", Refusals.class, "refuseToday", Object.class));
        Function<String, Object> length = text -> (long) text.codePointCount(0, text.length());
        List.<Filter>of(
                        new PythonJson(),
                        new TextFilter(length, new LengthFilter()),
                        new TextFilter(length, new CountFilter()),
                        new TextFilter(PythonStrings::trimmed, new TrimFilter()))
                .forEach(jinja.getGlobalContext()::registerFilter);
        jinja.getGlobalContext().registerTag(new GenerationTag());
        new TemplateWords(jinja.getGlobalContext()).check(template);
    }

    private static ELResolver resolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new PythonStrings());
        resolver.add(JinjavaInterpreterResolver.DEFAULT_RESOLVER_READ_ONLY);
        return resolver;
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
        RenderResult result = jinja.renderForResult(template, context);
        if (!result.getErrors().isEmpty()) {
            throw refused(result.getErrors().getFirst());
        }
        return result.getOutput();
    }

    private static DatasetException refused(TemplateError error) {
        Throwable cause = error.getException();
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new DatasetException(
                DatasetProblem.TEMPLATE_FAILED,
                "The chat template says in its line %d: %s"
                        .formatted(error.getLineno(), cause == null ? error.getMessage() : cause.getMessage()));
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

package dev.athanor.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table, or keys of JSON lines, samples are taken from.
 *
 * @param text of documents and of labelled samples
 * @param label of labelled samples
 * @param source of pairs: what goes into the encoder
 * @param target of pairs: what shall come out
 * @param prompt of texts to complete: a document is the prompt and behind it the completion; of pairs as {@code source}
 * @param completion belongs to {@code prompt}; of pairs as {@code target}
 * @param messages of conversations: a list of messages, each with a {@code role} and a {@code content}
 */
public record Columns(
        @Nullable String text,
        @Nullable String label,
        @Nullable String source,
        @Nullable String target,
        @Nullable String prompt,
        @Nullable String completion,
        @Nullable String messages) {

    /** Documents in one column. */
    public static Columns ofText(String text) {
        return new Columns(text, null, null, null, null, null, null);
    }

    /** Documents with a label each. */
    public static Columns ofLabelled(String text, String label) {
        return new Columns(text, label, null, null, null, null, null);
    }

    /** Sources with their targets. */
    public static Columns ofPairs(String source, String target) {
        return new Columns(null, null, source, target, null, null, null);
    }

    /** Prompts with their completions. */
    public static Columns ofCompletions(String prompt, String completion) {
        return new Columns(null, null, null, null, prompt, completion, null);
    }

    /** Conversations, each of which becomes a document. */
    public static Columns ofMessages(String messages) {
        return new Columns(null, null, null, null, null, null, messages);
    }
}

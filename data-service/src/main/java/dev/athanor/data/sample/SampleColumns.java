package dev.athanor.data.sample;

import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.data.chat.ChatTemplate;
import dev.athanor.data.chat.Conversation;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.Row;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a row makes a sample.
 *
 * @param form of the dataset
 * @param columns those that the form needs; a pair may be a prompt with its completion
 * @param chat how messages become documents; absent where there are none
 */
public record SampleColumns(
        DatasetForm form, Columns columns, @Nullable ChatTemplate chat) {

    /** Without messages. */
    public SampleColumns(DatasetForm form, Columns columns) {
        this(form, columns, null);
    }

    /** Names of the columns that every row must have. */
    public List<String> names() {
        return Stream.of(
                        columns.text(),
                        columns.label(),
                        columns.source(),
                        columns.target(),
                        columns.prompt(),
                        columns.completion(),
                        columns.messages())
                .filter(Objects::nonNull)
                .toList();
    }

    /** The sample of a row. */
    Sample sample(Row row) {
        return switch (form) {
            case TEXT -> new Sample(List.of(document(row)), null);
            case LABELLED ->
                new Sample(
                        List.of(row.text(Objects.requireNonNull(columns.text()))),
                        row.label(Objects.requireNonNull(columns.label())));
            case PAIRS -> new Sample(pair(row), null);
        };
    }

    private String document(Row row) {
        if (columns.messages() != null) {
            return conversation(row, columns.messages());
        }
        return columns.text() == null ? String.join("", pair(row)) : row.text(columns.text());
    }

    private String conversation(Row row, String column) {
        try {
            return Objects.requireNonNull(chat).render(Conversation.of(row, column));
        } catch (DatasetException e) {
            throw e.problem() == DatasetProblem.TEMPLATE_FAILED ? row.problem(e.problem(), e.getMessage()) : e;
        }
    }

    private List<String> pair(Row row) {
        return List.of(
                row.text(Objects.requireNonNullElseGet(columns.source(), this::prompt)),
                row.text(Objects.requireNonNullElseGet(columns.target(), this::completion)));
    }

    private String prompt() {
        return Objects.requireNonNull(columns.prompt());
    }

    private String completion() {
        return Objects.requireNonNull(columns.completion());
    }
}

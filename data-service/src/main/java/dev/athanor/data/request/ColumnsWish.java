package dev.athanor.data.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which columns samples are taken from. What is not said is named as what it is: {@code text}, {@code label}. */
final class ColumnsWish {

    private final Violations violations;
    private final JsonNode node;

    /** @param node the request's {@code columns} */
    ColumnsWish(Violations violations, JsonNode node) {
        this.violations = violations;
        this.node = node;
    }

    /** The columns that a form needs; null after a violation. */
    @Nullable
    Columns read(DatasetForm form) {
        if (!node.isMissingNode() && !node.isObject()) {
            violations.refuse("columns", node, "an object such as {\"text\": \"review\"}");
            return null;
        }
        if (form == DatasetForm.TEXT && node.has("messages")) {
            return conversations();
        }
        boolean completions = node.has("prompt") || node.has("completion");
        return switch (form) {
            case TEXT -> completions ? completions() : text();
            case LABELLED -> labelled();
            case PAIRS -> completions ? completions() : pairs();
        };
    }

    private Columns text() {
        violations.onlyKeys("columns.", node, Set.of("text", "prompt", "completion", "messages"));
        return Columns.ofText(name("text"));
    }

    private Columns labelled() {
        violations.onlyKeys("columns.", node, Set.of("text", "label"));
        return Columns.ofLabelled(name("text"), name("label"));
    }

    private Columns pairs() {
        violations.onlyKeys("columns.", node, Set.of("source", "target", "prompt", "completion"));
        return Columns.ofPairs(name("source"), name("target"));
    }

    private Columns completions() {
        violations.onlyKeys("columns.", node, Set.of("prompt", "completion"));
        return Columns.ofCompletions(name("prompt"), name("completion"));
    }

    private Columns conversations() {
        violations.onlyKeys("columns.", node, Set.of("messages"));
        return Columns.ofMessages(name("messages"));
    }

    private String name(String what) {
        JsonNode name = node.path(what);
        if (!name.isMissingNode() && (!name.isTextual() || name.asText().isBlank())) {
            violations.refuse("columns." + what, name, "the name of a column");
        }
        return name.asText(what);
    }
}

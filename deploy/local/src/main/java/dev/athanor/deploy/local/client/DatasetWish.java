package dev.athanor.deploy.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.Chat;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.Selection;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the data service, but for the source.
 *
 * @param name of the dataset
 * @param tokenizer how its text becomes tokens; of an imported one the file is sent along where none is named
 * @param validationFraction share that is held out
 * @param form what it is made of
 * @param format how the source is read; by its name where this is absent
 * @param columns which columns samples are taken from, such as {@code text} to {@code review}
 * @param splitSeed another seed holds out other samples
 * @param removeDuplicates whether a row that equals one before it is left out
 * @param cleaning rules for its texts, as far as any are asked for
 * @param split how documents are divided, where a hash shall not tell
 * @param selection which rows are taken; absent where all are
 * @param chat how messages become documents; absent where the service shall choose
 * @param markers grammatical ones that curricula count; absent where none do
 */
public record DatasetWish(
        String name,
        TokenizerSpecification tokenizer,
        double validationFraction,
        DatasetForm form,
        @Nullable SourceFormat format,
        Map<String, String> columns,
        long splitSeed,
        boolean removeDuplicates,
        @Nullable JsonNode cleaning,
        @Nullable JsonNode split,
        @Nullable Selection selection,
        @Nullable Chat chat,
        @Nullable String markers) {

    public DatasetWish {
        columns = Map.copyOf(columns);
    }

    /** Of a plain text, whatever its file is called. */
    public static DatasetWish ofText(String name, TokenizerSpecification tokenizer, double validationFraction) {
        return new DatasetWish(
                name,
                tokenizer,
                validationFraction,
                DatasetForm.TEXT,
                SourceFormat.PLAIN,
                Map.of(),
                0,
                false,
                null,
                null,
                null,
                null,
                null);
    }

    /** The request for a file that is sent along. */
    ObjectNode ofUpload() {
        return of(JsonFormat.mapper().createObjectNode().put("kind", "upload"));
    }

    /** The request for a file that was uploaded before. */
    ObjectNode ofUpload(String upload) {
        return of(JsonFormat.mapper().createObjectNode().put("kind", "upload").put("upload", upload));
    }

    /** The request for something that the platform fetches itself. */
    ObjectNode of(TextSource source) {
        return of(JsonFormat.mapper().<JsonNode>valueToTree(source));
    }

    private ObjectNode of(JsonNode source) {
        var request = JsonFormat.mapper().createObjectNode();
        request.put("name", name);
        request.set("source", source);
        request.set("tokenizer", tokenizerWish());
        request.put("validationFraction", validationFraction);
        request.put("form", form.word());
        if (format != null) {
            request.put("format", format.word());
        }
        if (!columns.isEmpty()) {
            request.set("columns", JsonFormat.mapper().valueToTree(columns));
        }
        if (cleaning != null) {
            request.set("cleaning", cleaning);
        }
        if (split != null) {
            request.set("split", split);
        }
        if (selection != null) {
            request.set("selection", JsonFormat.mapper().valueToTree(selection));
        }
        if (chat != null) {
            request.set("chat", JsonFormat.mapper().valueToTree(chat));
        }
        if (markers != null) {
            request.put("markers", markers);
        }
        return request.put("splitSeed", splitSeed).put("removeDuplicates", removeDuplicates);
    }

    private ObjectNode tokenizerWish() {
        ObjectNode wish = JsonFormat.mapper().valueToTree(tokenizer);
        if (tokenizer.kind() == TokenizerSpecification.Kind.IMPORTED) {
            wish.retain("kind");
            wish.set(
                    "source",
                    tokenizer.file() == null
                            ? JsonFormat.mapper().createObjectNode().put("kind", "upload")
                            : JsonFormat.mapper().valueToTree(tokenizer.file()));
        }
        return wish;
    }
}

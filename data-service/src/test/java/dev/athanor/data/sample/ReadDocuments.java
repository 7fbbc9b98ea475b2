package dev.athanor.data.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.data.row.Row;
import dev.athanor.data.row.RowPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Documents become a sample set, whose files are gone after each try. */
abstract class ReadDocuments {

    private static final SampleColumns DOCUMENTS = new SampleColumns(DatasetForm.TEXT, Columns.ofText("text"));

    private Path folder;

    @BeforeTry
    void open() throws IOException {
        folder = Files.createTempDirectory("documents");
    }

    @AfterTry
    void delete() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    SampleSet read(List<String> documents, SampleRules rules) throws IOException {
        return SampleSetReader.read(
                sink -> {
                    for (int row = 0; row < documents.size(); row++) {
                        var values = JsonNodeFactory.instance.objectNode().put("text", documents.get(row));
                        sink.accept(new Row(RowPlace.line(row + 1), values));
                    }
                },
                DOCUMENTS,
                rules,
                folder,
                () -> {});
    }
}

package dev.athanor.data.lineage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.data.corpus.Corpus;
import dev.athanor.data.row.Row;
import dev.athanor.data.row.RowPlace;
import dev.athanor.data.row.RowSink;
import dev.athanor.data.row.RowStream;
import dev.athanor.data.sample.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The samples of a corpus as rows, with columns called what they are: {@code text} and {@code label}, or {@code source} and
 * {@code target}. The documents of a plain text are its paragraphs.
 *
 * @param corpus whose files must stay as long as this is read
 * @param folder of those files
 */
record SampleRows(Corpus corpus, Path folder) implements RowStream {

    /** How many there are. */
    long count() throws IOException {
        return switch (corpus) {
            case Corpus.Samples(var set) ->
                set.train().samples() + set.validation().samples();
            case Corpus.Text text -> {
                long[] count = {0};
                new Paragraphs(text.whole()).read(paragraph -> count[0]++);
                yield count[0];
            }
        };
    }

    @Override
    public void read(RowSink sink) throws IOException {
        switch (corpus) {
            case Corpus.Samples(var set) -> {
                long number = 0;
                for (var part : List.of(set.train(), set.validation())) {
                    for (Sample sample : part) {
                        sink.accept(new Row(RowPlace.line(++number), values(sample, set.form())));
                    }
                }
            }
            case Corpus.Text text -> {
                long[] number = {0};
                new Paragraphs(text.whole())
                        .read(paragraph -> sink.accept(new Row(
                                RowPlace.line(++number[0]),
                                JsonNodeFactory.instance.objectNode().put("text", paragraph))));
            }
        }
    }

    private static ObjectNode values(Sample sample, DatasetForm form) {
        var values = JsonNodeFactory.instance.objectNode();
        return switch (form) {
            case TEXT -> values.put("text", sample.sequences().getFirst());
            case LABELLED -> values.put("text", sample.sequences().getFirst()).put("label", sample.label());
            case PAIRS ->
                values.put("source", sample.sequences().getFirst())
                        .put("target", sample.sequences().getLast());
        };
    }
}

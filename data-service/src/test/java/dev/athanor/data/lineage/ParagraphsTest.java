package dev.athanor.data.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.data.row.RowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphsTest {

    @Test
    void textIsDividedAtEmptyLinesWhereverItsPiecesAreCut() throws IOException {
        assertThat(read("One\nline.\n", "\n\nTw", "o.\n\n\n\n Three.")).containsExactly("One\nline.", "Two.", "Three.");
        assertThat(read("", "\n\n")).isEmpty();
    }

    @Test
    void paragraphIsNeverLongerThanARow() throws IOException {
        var paragraphs = read("🙂".repeat(RowReader.LONGEST_ROW / 2 + 1), "x");

        assertThat(paragraphs).hasSize(3).allMatch(paragraph -> paragraph.length() <= RowReader.LONGEST_ROW / 2);
        assertThat(String.join("", paragraphs)).isEqualTo("🙂".repeat(RowReader.LONGEST_ROW / 2 + 1) + "x");
    }

    private static List<String> read(String... pieces) throws IOException {
        List<String> paragraphs = new ArrayList<>();
        new Paragraphs(List.of(pieces)).read(paragraphs::add);
        return paragraphs;
    }
}

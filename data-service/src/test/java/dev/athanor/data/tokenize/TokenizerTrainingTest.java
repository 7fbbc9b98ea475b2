package dev.athanor.data.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.corpus.Corpus;
import dev.athanor.data.corpus.CorpusReader;
import dev.athanor.data.corpus.Reading;
import dev.athanor.data.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTrainingTest {

    private static final TokenizerSpecification CHARACTERS =
            new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null);
    private static final TokenizerSpecification BYTE_PAIRS =
            new TokenizerSpecification(TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 280);
    private static final TokenizerSpecification OF_A_SAMPLE =
            new TokenizerSpecification(TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 280, false, null, 10_000L);

    @TempDir
    private Path folder;

    @Test
    void progressGrowsWhileWordsAreCountedAndGoesOnWithTheMerges() throws IOException {
        var told = told(BYTE_PAIRS);

        assertThat(told).isSorted().contains(1.0);
        assertThat(told).filteredOn(share -> share > 0 && share < 0.5).hasSizeGreaterThan(500);
        assertThat(told).filteredOn(share -> share > 0.5).hasSize(280 - 257);
    }

    @Test
    void sampleIsToldOfWhileItIsChosen() throws IOException {
        var told = told(OF_A_SAMPLE);

        assertThat(told).isSorted().contains(1.0);
        assertThat(told).filteredOn(share -> share > 0 && share < 0.25).hasSizeGreaterThan(500);
    }

    @Test
    void progressOfCharactersIsThatOfTheText() throws IOException {
        var told = told(CHARACTERS);

        assertThat(told).isSorted().hasSize(1000);
        assertThat(Collections.max(told)).isGreaterThan(0.99).isLessThanOrEqualTo(1);
    }

    @Test
    void trainingEndsWhereItsProgressIsNotWantedAnyMore() throws IOException {
        var corpus = corpus();

        assertThatThrownBy(() -> new TokenizerTraining(BYTE_PAIRS, 0).train(corpus, share -> {
                    if (share > 0.2) {
                        throw new CancellationException("enough");
                    }
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
    }

    private List<Double> told(TokenizerSpecification specification) throws IOException {
        List<Double> told = Collections.synchronizedList(new ArrayList<>());
        new TokenizerTraining(specification, 0).train(corpus(), told::add);
        return told;
    }

    /** Each of a thousand documents is a piece. */
    private Corpus corpus() throws IOException {
        var rows = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"text\": \"document number %d of very many\"}".formatted(i))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("rows.jsonl"), rows);
        var reading = new Reading(DatasetForm.TEXT, SourceFormat.JSON_LINES, Columns.ofText("text"), 0.1, 0, false);
        return new CorpusReader(reading, folder, share -> {}).read(List.of(new SourceFile("", file)));
    }
}

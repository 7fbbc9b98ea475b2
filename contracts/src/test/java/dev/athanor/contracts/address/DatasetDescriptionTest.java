package dev.athanor.contracts.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.GoldenFiles;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.SampleStatistics;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The attributes of manifests, which lie in stores for years: their JSON is fixed by golden files. */
class DatasetDescriptionTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/manifests");

    private static final DatasetDescription REVIEWS = new DatasetDescription(
            "reviews",
            "0123456789abcdef",
            new TextSource.Upload("uploads/job-1", "reviews.csv"),
            "86c4e6aa9db7",
            new TokenizerSpecification(TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 512, true, null),
            0.1,
            new DatasetStatistics(40_000, 512, 18_000, 2_000, 2, new SampleStatistics(900, 100, 64, 2)),
            DatasetForm.LABELLED,
            List.of("bad", "good"),
            new SpecialTokens(2, 3, 1, 4, 0),
            new DatasetJobEvent.Requested(
                    "job-1",
                    "reviews",
                    new TextSource.Upload("uploads/job-1", "reviews.csv"),
                    new TokenizerSpecification(TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 512, true, null),
                    0.1,
                    DatasetForm.LABELLED,
                    SourceFormat.CSV,
                    Columns.ofLabelled("review", "stars"),
                    7,
                    true));

    @Test
    void descriptionIsWrittenAsItsGoldenFileSaysAndReadBack() throws IOException {
        var written = JsonFormat.mapper().valueToTree(REVIEWS).toPrettyString() + "\n";

        var golden = GoldenFiles.expected(GOLDEN.resolve("dataset.json"), written);

        assertThat(written).isEqualTo(golden);
        assertThat(JsonFormat.mapper().readValue(golden, DatasetDescription.class))
                .isEqualTo(REVIEWS);
    }

    @Test
    void descriptionOfAnEarlierReleaseIsOfATextWithoutSpecialTokens() throws IOException {
        var golden = GoldenFiles.bytes(GOLDEN.resolve("dataset-of-earlier-releases.json"));

        var description = JsonFormat.mapper().readValue(golden, DatasetDescription.class);

        assertThat(description.form()).isEqualTo(DatasetForm.TEXT);
        assertThat(description.labels()).isEmpty();
        assertThat(description.specialTokens()).isEqualTo(SpecialTokens.NONE);
        assertThat(description.recipe()).isNull();
        assertThat(description.statistics()).isEqualTo(new DatasetStatistics(1_115_394, 65, 1_003_854, 111_540, 2));
    }
}

package dev.athanor.data.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.Selection;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionChangeTest {

    @Test
    void onlyWhatDiffersIsSaidWithItsPath() {
        var before = description("job-1", "aaaa", 7, null);
        var after = description("job-2", "bbbb", 8, new Selection("stars > 2", null, 0));

        assertThat(VersionChange.between(before, after))
                .extracting(change -> change.path() + ": " + change.before() + " -> " + change.after())
                .containsExactlyInAnyOrder(
                        "sourceSha256: \"aaaa\" -> \"bbbb\"",
                        "splitSeed: 7 -> 8",
                        "selection.where: null -> \"stars > 2\"",
                        "selection.seed: null -> 0");
    }

    @Test
    void sameFileSentAgainIsNoChange() {
        assertThat(VersionChange.between(description("job-1", "aaaa", 7, null), description("job-2", "aaaa", 7, null)))
                .isEmpty();
    }

    private static DatasetDescription description(
            String job, String sha256, long splitSeed, @Nullable Selection selection) {
        var source = new TextSource.Upload("uploads/" + job, "reviews.csv");
        var tokenizer = new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null);
        return new DatasetDescription(
                "reviews",
                "version-of-" + job,
                source,
                sha256,
                tokenizer,
                0.1,
                new DatasetStatistics(100, 20, 90, 10, 2),
                DatasetForm.TEXT,
                List.of(),
                SpecialTokens.NONE,
                new DatasetJobEvent.Requested(
                        job,
                        "reviews",
                        source,
                        tokenizer,
                        0.1,
                        DatasetForm.TEXT,
                        SourceFormat.CSV,
                        Columns.ofText("review"),
                        splitSeed,
                        false,
                        null,
                        null,
                        selection,
                        null,
                        null));
    }
}

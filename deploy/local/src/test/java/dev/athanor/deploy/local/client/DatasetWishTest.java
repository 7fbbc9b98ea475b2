package dev.athanor.deploy.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.Selection;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetWishTest {

    @Test
    void samplesAreAskedForWithTheirColumns() throws Exception {
        var wish = new DatasetWish(
                "reviews",
                new TokenizerSpecification(TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 400),
                0.2,
                DatasetForm.LABELLED,
                SourceFormat.TSV,
                Map.of("text", "review"),
                7,
                true,
                null,
                null,
                new Selection("length(review) > 20", 100L, 3),
                null,
                "of -ing");

        assertThat(JsonFormat.mapper().readTree(wish.ofUpload().toString()))
                .isEqualTo(JsonFormat.mapper().readTree("""
                        {"name": "reviews", "source": {"kind": "upload"},
                         "tokenizer": {"kind": "bpe", "vocabularySize": 400, "specialTokens": false},
                         "validationFraction": 0.2, "form": "labelled", "format": "tsv", "columns": {"text": "review"},
                         "selection": {"where": "length(review) > 20", "sample": 100, "seed": 3}, "markers": "of -ing",
                         "splitSeed": 7, "removeDuplicates": true}"""));
    }

    @Test
    void rulesAreAskedForAsTheyWereSaid() throws Exception {
        var cleaning = JsonFormat.mapper().readTree("{\"preset\": \"web\"}");
        var split = JsonFormat.mapper().readTree("{\"by\": \"files\"}");
        var wish = new DatasetWish(
                "pages",
                new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null),
                0.1,
                DatasetForm.TEXT,
                null,
                Map.of(),
                0,
                false,
                cleaning,
                split,
                null,
                null,
                null);

        assertThat(wish.ofUpload().path("cleaning")).isEqualTo(cleaning);
        assertThat(wish.ofUpload().path("split")).isEqualTo(split);
    }

    @Test
    void importedTokenizerIsSentAlong() throws Exception {
        var wish =
                DatasetWish.ofText("play", new TokenizerSpecification(TokenizerSpecification.Kind.IMPORTED, null), 0.1);

        var request = wish.of(new TextSource.Url("https://example.org/a.txt"));

        assertThat(request.path("tokenizer"))
                .isEqualTo(
                        JsonFormat.mapper().readTree("{\"kind\": \"imported\", \"source\": {\"kind\": \"upload\"}}"));
        assertThat(request.path("source").path("url").asText()).isEqualTo("https://example.org/a.txt");
        assertThat(request.path("format").asText()).isEqualTo("text");
    }
}

package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.JsonFormat;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataStatisticsCommandTest {

    @RegisterExtension
    private final AnsweringPlatform platform = new AnsweringPlatform();

    @Test
    void statisticsOfTheNewestVersionAreShownToPeopleAndToPrograms() throws IOException {
        var statistics = """
                {"statistics": {"characters": 33204, "vocabularySize": 512, "trainTokens": 11234, "validationTokens": 1250,
                                "samples": {"train": 900, "validation": 100}},
                 "textBytes": 33410, "charactersPerToken": 2.66, "unusedTokens": 12,
                 "mostFrequent": [{"id": 7, "text": " the", "count": 1400}, {"id": 9, "text": "\\n", "count": 7}],
                 "removedDuplicates": 12, "unselectedRows": 0,
                 "samples": {"longestSequences": [38], "labels": {"bad": {"train": 400, "validation": 40},
                                                                  "good": {"train": 500, "validation": 60}}}}""";
        platform.answers("/api/datasets/reviews/latest/statistics", statistics);

        assertThat(platform.execute("data", "statistics", "reviews"))
                .as(platform.said())
                .isZero();

        assertThat(platform.said()).isEqualTo("""
                PART        SAMPLES  TOKENS
                train           900  11,234
                validation      100   1,250
                33,204 characters in 33,410 bytes, 2.7 characters per token
                the longest has 38 tokens
                left out: 12 rows that equal one before

                LABEL  TRAIN  VALIDATION
                bad      400          40
                good     500          60

                Vocabulary: 512 tokens, 12 of them never used
                  most frequent: " the" 1,400, "\\n" 7
                """);
        platform.forgetWhatWasSaid();
        assertThat(platform.execute("data", "statistics", "reviews", "--json")).isZero();
        assertThat(JsonFormat.mapper().readTree(platform.said()))
                .isEqualTo(JsonFormat.mapper().readTree(statistics));
    }
}

package dev.athanor.contracts.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPatternTest {

    @ParameterizedTest
    @CsvSource({
        "corpus/a.txt, corpus/a.txt, true",
        "corpus/a.txt, corpus/a-txt, false",
        "corpus/*.txt, corpus/a.txt, true",
        "corpus/*.txt, corpus/.txt, true",
        "corpus/*.txt, corpus/deep/a.txt, false",
        "corpus/*.txt, corpus/a.txt.gz, false",
        "corpus/**.txt, corpus/deep/a.txt, true",
        "**/*.txt, a.txt, true",
        "**/*.txt, b/c/a.txt, true",
        "**/*.txt, b/c/a.md, false",
        "**/a.txt, ba.txt, false",
        "b/**/a.txt, b/a.txt, true",
        "b/**/a.txt, b/c/d/a.txt, true",
        "b/**/a.txt, b/c/da.txt, false",
        "b**/a.txt, bc/d/a.txt, true",
        "b**/a.txt, ba.txt, false",
        "corpus/, corpus/deep/a.txt, true",
        "corpus/, corpus, false",
        "corpus/**, corpus/deep/a.txt, true",
        "a?c, a\u00e9c, true",
        "a?c, a\uD83D\uDE00c, true",
        "a?c, a/c, false",
        "a?c, ac, false",
        "2024-*/part-??.jsonl, 2024-05/part-07.jsonl, true",
        "[a].txt, [a].txt, true",
        "[a].txt, a.txt, false"
    })
    void patternMeansTheseKeys(String pattern, String key, boolean matches) {
        assertThat(KeyPattern.of(pattern).matches(key)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"corpus/2024/*.txt, corpus/2024/", "**/*.txt, ''", "corpus/, corpus/", "a?b, a", "a.txt, a.txt"})
    void prefixIsWhatEveryKeyBeginsWith(String pattern, String prefix) {
        assertThat(KeyPattern.of(pattern).prefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({"corpus/, true", "*.txt, true", "a?b, true", "corpus/a.txt, false"})
    void patternCanBeToldFromAKey(String text, boolean isPattern) {
        assertThat(KeyPattern.isPattern(text)).isEqualTo(isPattern);
    }

    @Test
    void patternMadeToTakeForeverIsMatchedAtOnce() {
        var pattern = KeyPattern.of("*a".repeat(200) + "b");

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThat(pattern.matches("a".repeat(1000)))
                .isFalse());
    }
}

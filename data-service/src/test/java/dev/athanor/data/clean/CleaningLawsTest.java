package dev.athanor.data.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.CleaningConfiguration;
import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.RunConfigurations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is clean stays as it is: the rules for characters find nothing more to change in what they have changed. */
class CleaningLawsTest {

    private static final Map<String, CleaningConfiguration> CONFIGURATIONS = new ConcurrentHashMap<>();

    @Property(tries = 2000)
    void normalizingTwiceIsNormalizingOnce(@ForAll("rules") String rules, @ForAll("texts") String text) {
        Optional<String> once = clean(rules, text);

        assertThat(once.flatMap(cleaned -> clean(rules, cleaned))).isEqualTo(once);
    }

    @Property(tries = 500)
    void linesThatWereLeftOutOnceLeaveNoneToLeaveOut(@ForAll("texts") String text) {
        for (String rules : List.of("lines: {longest: 3}", "lines: {removeRepeated: true}")) {
            Optional<String> once = clean(rules, text);

            assertThat(once.flatMap(cleaned -> clean(rules, cleaned))).isEqualTo(once);
        }
    }

    @Property(tries = 500)
    void withoutRulesNothingIsChanged(@ForAll("texts") String text) {
        assertThat(new Cleaner(CleaningConfigurations.none()).cleanLines(text)).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> rules() {
        return Arbitraries.of(
                "preset: tidy",
                "normalization: {form: nfc}",
                "normalization: {form: nfkc}",
                "normalization: {controls: true}",
                "normalization: {zeroWidth: true}",
                "normalization: {whitespace: true}",
                "normalization: {form: nfc, zeroWidth: true, whitespace: true}",
                "normalization: {form: nfkc, controls: true, zeroWidth: true, whitespace: true}");
    }

    /** Of what is composed, what only looks different, what has no width and what is blank; the Kelvin sign becomes a K. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "K",
                        "\u212a",
                        "\u037e",
                        "\uff21",
                        "\ufb01",
                        "e",
                        "\u0301",
                        "\u0327",
                        "\u00e9",
                        "\u1100",
                        "\u1161",
                        "\u0915",
                        "\u094d",
                        "\u0645",
                        "\ud83d\udc68",
                        "\u200c",
                        "\u200d",
                        "\u200b",
                        "\u00ad",
                        "\u2060",
                        "\ufeff",
                        "\u202e",
                        "\u0007",
                        "\u0085",
                        " ",
                        "\u00a0",
                        "\u1680",
                        "\u3000",
                        "\u2028",
                        "\t",
                        "\n",
                        "\n\n")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static CleaningConfiguration configuration(String rules) {
        return CleaningConfigurations.resolve(RunConfigurations.parse(rules));
    }

    private static Optional<String> clean(String rules, String text) {
        return new Cleaner(CONFIGURATIONS.computeIfAbsent(rules, CleaningLawsTest::configuration))
                .clean(List.of(text))
                .map(List::getFirst);
    }
}

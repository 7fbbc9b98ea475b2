package dev.athanor.data.personal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.PersonalDataConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalPatternsTest {

    @Test
    void patternsThatCannotBeUsedAreSaid() {
        assertThat(PersonalPatterns.problem(own("K=K-[0-9]{6}"))).isEmpty();
        assertThat(PersonalPatterns.problem(own("K=(a")).orElseThrow()).contains("'K'", "missing closing )");
        assertThat(PersonalPatterns.problem(own("K=(a)\\1")).orElseThrow()).contains("'K'");
        assertThat(PersonalPatterns.problem(own("A=a\nMASK=b")).orElseThrow()).contains("[MASK]");
    }

    @Test
    void whatIsHiddenKeepsItsFormAndShowsItsFirstSignAtMost() {
        var masked = new MaskedText(PersonalPatterns.all(own("K=K-[0-9]{6}")));

        assertThat(masked.of("jane.doe@example.org, 4111 1111 1111 1111, K-123456, 10.0.0.1"))
                .isEqualTo("j***.***@*******.***, 4*** **** **** ****, K-******, 1*.*.*.*");
        assertThat(masked.of("nobody")).isEqualTo("nobody");
    }

    @Test
    void nothingIsLookedForUnlessAsked() {
        assertThat(PersonalPatterns.of(CleaningConfigurations.none().personalData()))
                .isEmpty();
        assertThat(PersonalPatterns.of(own("K=k")))
                .extracting(PersonalPatterns.Kind::rule)
                .isEqualTo(List.of("personalData.patterns.K"));
    }

    private static PersonalDataConfiguration own(String patterns) {
        return new PersonalDataConfiguration(false, false, false, false, false, patterns);
    }
}

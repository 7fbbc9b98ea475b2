package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamePatternsTest {

    @Test
    void starStandsForAnyCharactersAndEverythingElseForItself() {
        NamePatterns patterns = NamePatterns.of(List.of("h.1.*", "*.bias"));

        assertThat(patterns.fit("h.1.weight")).isTrue();
        assertThat(patterns.fit("ln.bias")).isTrue();
        assertThat(patterns.fit("hx1.weight")).isFalse();
        assertThat(patterns.fit("h.11.weight")).isFalse();
    }

    @Test
    void nameWithoutAStarFitsItselfAlone() {
        NamePatterns patterns = NamePatterns.of(List.of("h.1"));

        assertThat(patterns.fit("h.1")).isTrue();
        assertThat(patterns.fit("h.1.weight")).isFalse();
    }

    @Test
    void patternThatFitsNothingIsNamed() {
        List<String> names = List.of("h.0.weight", "h.0.bias");

        assertThat(NamePatterns.of(List.of("h.0.weight", "*.bias")).idleAmong(names))
                .isEmpty();
        assertThat(NamePatterns.of(List.of("h.0.*", "h.1.weight")).idleAmong(names))
                .contains("h.1.weight");
        assertThat(NamePatterns.of(List.of("h.0.*", "h.1.*")).idleAmong(names)).contains("h.1.*");
    }
}

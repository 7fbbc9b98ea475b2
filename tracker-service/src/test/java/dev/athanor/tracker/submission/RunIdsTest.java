package dev.athanor.tracker.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.name.Names;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RunIdsTest {

    private final RunIds ids = new RunIds(RandomGenerator.of("L64X128MixRandom"));

    @Test
    void idBeginsWithTheNameAndIsANameItself() {
        var id = ids.next("shakespeare-char");

        assertThat(id).matches("shakespeare-char-[0-9a-z]{8}");
        assertThat(Names.isValid(id)).isTrue();
    }

    @Test
    void idOfTheLongestNameIsANameStill() {
        assertThat(Names.isValid(ids.next("n".repeat(63)))).isTrue();
    }

    @Test
    void twoRunsOfOneNameHaveDifferentIds() {
        assertThat(ids.next("run")).isNotEqualTo(ids.next("run"));
    }
}

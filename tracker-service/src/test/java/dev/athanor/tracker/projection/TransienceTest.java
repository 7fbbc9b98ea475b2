package dev.athanor.tracker.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TransienceTest {

    @Test
    void lostConnectionAndDeadlockAreWorthAnotherTry() {
        assertThat(Transience.isTransient(new IllegalStateException(new SQLException("gone", "08006"))))
                .isTrue();
        assertThat(Transience.isTransient(new SQLException("deadlock", "40P01")))
                .isTrue();
        assertThat(Transience.isTransient(new SQLException("Acquisition timeout")))
                .isTrue();
    }

    @Test
    void valueThatDoesNotFitIsNot() {
        assertThat(Transience.isTransient(new SQLException("too long", "22001")))
                .isFalse();
        assertThat(Transience.isTransient(new IllegalArgumentException("no"))).isFalse();
    }
}

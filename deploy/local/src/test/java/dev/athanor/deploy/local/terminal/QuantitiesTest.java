package dev.athanor.deploy.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantitiesTest {

    @Test
    void readAsPeopleWriteThem() {
        assertThat(Quantities.time(7)).isEqualTo("0:07");
        assertThat(Quantities.time(3723)).isEqualTo("1:02:03");
        assertThat(Quantities.count(21_345.6)).isEqualTo("21,346");
        assertThat(Quantities.loss(1.88571)).isEqualTo("1.8857");
        assertThat(Quantities.megabytes(170L << 20)).isEqualTo("170 MB");
    }

    @Test
    void whatIsNotKnownIsADash() {
        assertThat(Quantities.time(Double.NaN)).isEqualTo("-");
        assertThat(Quantities.count(Double.NaN)).isEqualTo("-");
        assertThat(Quantities.loss(Double.NaN)).isEqualTo("-");
    }
}

package dev.athanor.deploy.local.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void nobodyNeedsAPortTwice() {
        var ports = Ports.from(Ports.DEFAULT_BASE).all(new Replicas(40, 10)).values();

        assertThat(ports).doesNotHaveDuplicates();
    }

    @Test
    void defaultsAreTheDocumentedOnes() {
        var ports = Ports.from(Ports.DEFAULT_BASE);

        assertThat(ports.of(Service.DATA)).isEqualTo(7711);
        assertThat(ports.of(Service.SERVING)).isEqualTo(7715);
        assertThat(ports.trainer(1)).isEqualTo(7712);
        assertThat(ports.broker()).isEqualTo(7792);
        assertThat(ports.database()).isEqualTo(7732);
        assertThat(ports.objectStore()).isEqualTo(7790);
    }
}

package dev.athanor.trainer.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NvidiaSmiTest {

    @Test
    void machineWithoutTheDriverHasNoUsageAndNoError() {
        NvidiaSmi absent = new NvidiaSmi("no-such-command-anywhere");

        assertThat(absent.usage()).isEmpty();
        assertThat(absent.usage()).isEmpty();
    }

    @Test
    void commandThatFailsHasNoUsage() {
        assertThat(new NvidiaSmi("false").usage()).isEmpty();
    }

    @Test
    void usageIsTheMeanOfUtilizationAndTheSumOfMemory() {
        var usage = NvidiaSmi.parse(List.of("50, 1024", "100, 2048"));

        assertThat(usage).contains(new NvidiaSmi.Usage(0.75, 3072.0 * (1 << 20)));
    }

    @Test
    void cardThatDoesNotTellIsPassedOver() {
        assertThat(NvidiaSmi.parse(List.of("[N/A], 1024"))).isEmpty();
        assertThat(NvidiaSmi.parse(List.of("No devices were found"))).isEmpty();
    }
}

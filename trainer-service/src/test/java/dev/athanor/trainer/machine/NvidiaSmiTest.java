package dev.athanor.trainer.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaSmiTest {

    @TempDir
    private Path folder;

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
    void driverIsAskedThroughItsCommand() throws Exception {
        Path command = Files.writeString(folder.resolve("nvidia-smi"), """
                #!/bin/sh
                [ "$1" = --query-gpu=utilization.gpu,memory.used ] && echo "37, 2048"
                """);
        assertThat(command.toFile().setExecutable(true)).isTrue();

        assertThat(new NvidiaSmi(command.toString()).usage()).contains(new NvidiaSmi.Usage(0.37, 2048.0 * (1 << 20)));
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

    @Test
    void cardTellsItsCapabilityAndMemory() throws Exception {
        Path command = Files.writeString(folder.resolve("nvidia-smi"), """
                #!/bin/sh
                [ "$1 $2" = "--query-gpu=compute_cap,memory.total --id=1" ] && echo "9.0, 81559"
                """);
        assertThat(command.toFile().setExecutable(true)).isTrue();

        assertThat(new NvidiaSmi(command.toString()).card(1)).contains(new GraphicsProcessor(9.0, 81559L << 20));
        assertThat(new NvidiaSmi(command.toString()).card(0)).isEmpty();
    }

    @Test
    void machineWithoutTheDriverHasNoCard() {
        assertThat(new NvidiaSmi("no-such-command-anywhere").card(0)).isEmpty();
    }
}

package dev.athanor.deploy.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.RunConfigurations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPlanTest {

    @TempDir
    private Path folder;

    @Test
    void itsConfigurationCanBeRunAndOverridden() {
        var plan = new DemoPlan("demo", "x", 10, List.of("training.steps=700"));

        var resolved = RunConfigurations.resolve(plan.configuration("0123456789abcdef"));

        assertThat(resolved.name()).isEqualTo("demo");
        assertThat(resolved.dataset().version()).isEqualTo("0123456789abcdef");
        assertThat(resolved.training().steps()).isEqualTo(700);
    }

    @Test
    void theBuiltInTextIsWholeAndHoldsItsPrompt() throws IOException {
        var source = DemoSource.ofTheBuild(folder);

        var text = Files.readString(source.text());

        assertThat(text.length()).isGreaterThan(3_000_000);
        assertThat(text).contains(source.prompt()).contains("class StringUtils");
    }

    @Test
    void theLastLineIsReadByPrograms() {
        var line = new DemoOutcome(1.23456, 21_345.6, 400, 99.96).line();

        assertThat(line)
                .isEqualTo("demo: ok val_loss=1.2346 train_tokens_per_second=21346 generated_tokens=400 seconds=100.0");
    }
}

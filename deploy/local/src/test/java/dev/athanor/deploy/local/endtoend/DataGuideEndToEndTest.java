package dev.athanor.deploy.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.deploy.local.guide.Step;
import dev.athanor.deploy.local.guide.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide of data, followed by somebody who types what stands there. */
@ExtendWith(SharedPlatformExtension.class)
class DataGuideEndToEndTest {

    private static final Path PAGE = Shell.CHECKOUT.resolve("docs/data.md");

    static List<Walk> walks() throws IOException {
        return Walk.of(Files.readString(PAGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("walks")
    void everyCommandOfAWalkIsDoneAndSaysWhatThePageSays(Walk walk, SharedPlatform platform, @TempDir Path folder)
            throws Exception {
        GuideFiles.lay(folder);

        for (Step step : walk.steps()) {
            var said = platform.shell().line(folder, step.command());

            assertThat(said.exitCode()).as("%s%n%s", step.command(), said.out()).isZero();
            step.requireSaid(said.out());
        }
    }
}

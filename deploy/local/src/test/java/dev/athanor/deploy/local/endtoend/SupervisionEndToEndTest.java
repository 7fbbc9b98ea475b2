package dev.athanor.deploy.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a platform is not left alone. */
@ExtendWith(SharedPlatformExtension.class)
class SupervisionEndToEndTest {

    @Test
    void aSecondUpSaysWhereTheFirstIs(SharedPlatform platform) throws Exception {
        var second = platform.athanor("up");

        assertThat(second.exitCode()).isZero();
        assertThat(second.out())
                .contains("Athanor is up already: http://127.0.0.1:"
                        + platform.shell().ports().origin());
    }

    @Test
    void aTakenPortIsNamed(SharedPlatform platform, @TempDir Path elsewhere) throws Exception {
        var up = new Shell(elsewhere, platform.shell().ports(), Map.of()).athanor("up");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err())
                .contains("Port " + platform.shell().ports().broker() + ", for the broker, is taken by process "
                        + platform.part("broker").path("pid").asLong());
        assertThat(elsewhere.resolve("platform.json")).doesNotExist();
    }

    @Test
    void aCrashedServiceIsStartedAgain(SharedPlatform platform) throws Exception {
        var before = platform.part("serving");

        ProcessHandle.of(before.path("pid").asLong()).orElseThrow().destroyForcibly();

        var after = awaitRestart(platform, "serving", before.path("restarts").asInt() + 1);
        assertThat(after).isNotEqualTo(before.path("pid").asLong());
        assertThat(Files.readString(platform.shell().home().resolve("logs/platform.log")))
                .contains("The serving crashed; it is started again in");
    }

    @Test
    void afterTheSupervisorWasKilledTheNextUpEndsWhatIsLeftAndKeepsTheData(SharedPlatform platform) throws Exception {
        platform.athanor("data", "add", "kept", "--synthetic", "20000").orFail();
        var status = platform.status();
        var children = StreamSupport.stream(status.path("parts").spliterator(), false)
                .map(part -> part.path("pid").asLong())
                .toList();

        ProcessHandle.of(status.path("supervisor").asLong()).orElseThrow().destroyForcibly();
        var recovered = platform.start();

        assertThat(recovered.out()).contains("Up after");
        assertThat(children).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
        assertThat(platform.athanor("data", "list").orFail().out()).contains("kept");
    }

    private static long awaitRestart(SharedPlatform platform, String part, int restarts) throws Exception {
        var deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (Instant.now().isBefore(deadline)) {
            var state = platform.part(part);
            if (state.path("restarts").asInt() == restarts
                    && state.path("ready").asBoolean()) {
                return state.path("pid").asLong();
            }
        }
        throw new AssertionError("the " + part + " was not started again");
    }
}

package dev.athanor.deploy.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformStateTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsRead() throws IOException {
        var home = new Home(folder);
        var part = new PartState("tracker", 12, Instant.ofEpochMilli(1_700_000_000_000L), 7713, true, 3.2, 1);
        var state = new PlatformState(11, "http://127.0.0.1:7700", true, List.of(part));

        state.write(home);

        assertThat(PlatformState.read(home)).contains(state);
    }

    @Test
    void aStateThatWasCutShortIsNone() throws IOException {
        var home = new Home(folder);
        Files.writeString(home.state(), "{\"supervisor\": 11, \"par");

        assertThat(PlatformState.read(home)).isEmpty();
    }

    @Test
    void aProcessThatBeganLaterIsNotThePart() {
        var self = ProcessHandle.current();
        var began = PartState.startOf(self);

        var same = new PartState("tracker", self.pid(), began, 7713, true, 3.2, 0);
        var other = new PartState("tracker", self.pid(), began.minusSeconds(60), 7713, true, 3.2, 0);

        assertThat(same.process()).contains(self);
        assertThat(other.process()).isEmpty();
    }

    @Test
    void oneProcessHoldsTheLock() throws IOException {
        var home = new Home(folder);

        assertThat(RunningPlatform.find(home)).isEmpty();
        try (var lock = PlatformLock.tryTake(home).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(home.lock()).exists();
        }
        assertThat(PlatformLock.isHeld(home)).isFalse();
    }
}

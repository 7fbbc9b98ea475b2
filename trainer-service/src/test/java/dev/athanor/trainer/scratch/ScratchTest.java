package dev.athanor.trainer.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

    @TempDir
    Path folder;

    @Test
    void folderGoesWithAllThatIsInItWhenItIsClosed() throws IOException {
        try (LocalFolder local = new Scratch(folder, "machine-1").create()) {
            Files.createDirectories(local.path().resolve("deep"));
            Files.writeString(local.path().resolve("deep/file"), "text");
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void remainsOfDeadProcessesOfThisMachineGoAndEverythingElseStays() throws IOException {
        Scratch scratch = new Scratch(folder, "machine-1");
        try (LocalFolder alive = scratch.create()) {
            // Process ids stay below 2^22 on Linux and below 10^5 on macOS.
            Path dead = Files.createDirectories(folder.resolve("machine-1-99999999-x"));
            Path elsewhere = Files.createDirectories(folder.resolve("machine-2-99999999-x"));
            Path unknown = Files.createDirectories(folder.resolve("notes"));

            scratch.removeRemains();

            assertThat(dead).doesNotExist();
            assertThat(alive.path()).exists();
            assertThat(elsewhere).exists();
            assertThat(unknown).exists();
        }
    }

    @Test
    void nothingToRemoveIsNoError() throws IOException {
        new Scratch(folder.resolve("not-there"), "machine-1").removeRemains();

        assertThat(folder).isEmptyDirectory();
    }
}

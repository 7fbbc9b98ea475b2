package dev.athanor.deploy.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void listensOnLoopbackOnly() {
        var properties = new BrokerSettings(folder, 7792, 7793).properties();

        assertThat(properties.get("listeners")).isEqualTo("PLAINTEXT://127.0.0.1:7792,CONTROLLER://127.0.0.1:7793");
    }

    @Test
    void neverDropsWhatItWasTold() {
        var properties = new BrokerSettings(folder, 7792, 7793).properties();

        assertThat(properties).containsEntry("log.retention.ms", "-1");
    }

    @Test
    void formatsAFreshFolderAndLeavesAFormattedOneAsItIs() throws IOException {
        var settings = new BrokerSettings(folder, 7792, 7793);
        var logs = new LogFolder(settings.logs());

        logs.formatOnce(settings.write());
        var identity = Files.readString(settings.logs().resolve("meta.properties"));
        logs.formatOnce(settings.write());

        assertThat(identity).contains("cluster.id=");
        assertThat(settings.logs().resolve("meta.properties")).hasContent(identity);
    }
}

package dev.athanor.data;

import dev.athanor.data.hub.HubServer;
import dev.athanor.data.row.ParquetFiles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hub of the tests' own, which only answers those who have its token. */
public final class HubResource implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "hf_of_the_tests";
    static final String COMMIT = "c0ffee".repeat(6) + "c0ff";

    private @Nullable HubServer server;

    @Override
    public Map<String, String> start() {
        try {
            var started = new HubServer();
            server = started;
            started.setToken(TOKEN);
            started.putConverted(
                    "tales/stories",
                    COMMIT,
                    Map.of("default/train/0000.parquet", rows(0, 40), "default/train/0001.parquet", rows(40, 80)));
            return Map.of("athanor.data.hub.url", started.address().toString(), "athanor.data.hub.token", TOKEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] rows(int from, int to) throws IOException {
        var folder = Files.createTempDirectory("athanor-hub-");
        var file = ParquetFiles.write(
                folder.resolve("rows.parquet"),
                "select 'Story number ' || range || '.' as text, range %% 2 as label from range(%d, %d)"
                        .formatted(from, to));
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        Files.delete(folder);
        return content;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}

package dev.athanor.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.hub.HubClient;
import dev.athanor.data.hub.HubDatasets;
import dev.athanor.data.hub.HubServer;
import dev.athanor.data.hub.HubSettings;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.ParquetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSourcesTest {

    private static final String STORIES = "tales/stories";
    private static final String COMMIT = "c0ffee".repeat(6) + "c0ff";
    private static final int ROWS = 10;

    private final UrlDownload download = new UrlDownload(
            new DownloadLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ZERO),
            ReachableServers.any());

    @TempDir
    private Path folder;

    private HubServer server;
    private HubClient client;

    @BeforeEach
    void serve() throws IOException {
        server = new HubServer();
        Map<String, byte[]> files = new TreeMap<>();
        for (int part = 0; part < 3; part++) {
            files.put("default/train/%04d.parquet".formatted(part), rows(part * ROWS, (part + 1) * ROWS));
        }
        server.putConverted(STORIES, COMMIT, files);
        client = new HubClient(new HubSettings(server.address(), "hf_secret", Duration.ofSeconds(5)));
    }

    @AfterEach
    void stop() {
        client.close();
        download.close();
        server.close();
    }

    @Test
    void filesAreFetchedOneAfterTheOther() throws IOException {
        var fetched = fetch(null, 1 << 20);

        assertThat(fetched.files())
                .extracting(SourceFile::name)
                .containsExactly(
                        "default/train/0000.parquet", "default/train/0001.parquet", "default/train/0002.parquet");
        assertThat(fetched.files()).allSatisfy(file -> assertThat(new ParquetHead(file.path()).rows())
                .isEqualTo(ROWS));
    }

    @Test
    void limitStopsEarlyAndFetchesNoFileThatIsNotNeeded() throws IOException {
        var fetched = fetch(13L, 1 << 20);

        assertThat(server.fetched()).containsExactly("default/train/0000.parquet", "default/train/0001.parquet");
        assertThat(ids(fetched))
                .containsExactlyElementsOf(LongStream.range(0, 13).boxed().toList());
    }

    @Test
    void limitAtTheEndOfAFileTakesItAsItIs() throws IOException {
        var fetched = fetch(20L, 1 << 20);

        assertThat(server.fetched()).hasSize(2);
        assertThat(ids(fetched)).hasSize(20);
        assertThat(ids(fetch(300L, 1 << 20))).hasSize(30);
    }

    @Test
    void hashIsThatOfTheFilesAsTheHubHasThem() throws IOException {
        assertThat(fetch(13L, 1 << 20).sha256())
                .isEqualTo(fetch(20L, 1 << 20).sha256())
                .isNotEqualTo(fetch(30L, 1 << 20).sha256());
    }

    @Test
    void tokenIsNotSentToTheStorage() throws IOException {
        server.setToken("hf_secret");

        var unused = fetch(null, 1 << 20);

        assertThat(server.fetched()).hasSize(3);
        assertThat(server.credentialsInStorage()).isEmpty();
    }

    @Test
    void filesThatLieWithTheHubItselfAreFetchedWithTheToken() throws IOException {
        server.setToken("hf_secret");
        server.put(STORIES, "v1", "1".repeat(40), Map.of("small/train/0000.parquet", rows(0, 5)));

        var fetched = sources(1 << 20)
                .fetch(pinned("small", "v1", null), Files.createTempDirectory(folder, "fetch"), () -> {});

        assertThat(ids(fetched)).hasSize(5);
    }

    @Test
    void filesThatAreTooLargeTogetherAreRefused() throws IOException {
        int one = rows(0, ROWS).length;

        assertThatThrownBy(() -> fetch(null, one + one / 2))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(DatasetProblem.TEXT_TOO_LARGE))
                .hasMessageContaining("larger than %d bytes".formatted(one + one / 2));
    }

    @Test
    void fileThatIsNoParquetIsNamedAsDamaged() {
        server.putConverted(STORIES, COMMIT, Map.of("default/train/0000.parquet", new byte[] {'P', 'A', 'R', '1', 0}));

        assertThatThrownBy(() -> fetch(3L, 1 << 20))
                .isInstanceOfSatisfying(DatasetException.class, e -> assertThat(e.problem())
                        .isEqualTo(DatasetProblem.SOURCE_IS_DAMAGED));
    }

    private Fetched fetch(@Nullable Long limit, long largest) throws IOException {
        return sources(largest)
                .fetch(
                        pinned("default", "refs/convert/parquet", limit),
                        Files.createTempDirectory(folder, "fetch"),
                        () -> {});
    }

    private HubSources sources(long largest) {
        return new HubSources(new HubDatasets(client), download, largest);
    }

    private TextSource.HubDataset pinned(String configuration, String revision, @Nullable Long limit)
            throws IOException {
        var wish = new TextSource.HubDataset(STORIES, configuration, "train", revision, null, limit);
        return new HubDatasets(client).pin(wish, () -> {});
    }

    private byte[] rows(int from, int to) throws IOException {
        var file = ParquetFiles.write(
                folder.resolve("rows.parquet"),
                "select range as id, 'Story number ' || range || '.' as text from range(%d, %d)".formatted(from, to));
        return Files.readAllBytes(file);
    }

    private static List<Long> ids(Fetched fetched) {
        List<Long> ids = new ArrayList<>();
        for (SourceFile file : fetched.files()) {
            try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select id from read_parquet('%s')".formatted(file.path()))) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
        return ids;
    }
}

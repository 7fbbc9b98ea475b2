package dev.athanor.deploy.local.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.address.KeyPattern;
import dev.athanor.contracts.event.SourceFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderArchiveTest {

    @TempDir
    private Path home;

    private Path corpus;

    @BeforeEach
    void fill() throws IOException {
        corpus = home.resolve("corpus");
        write("b.txt", "second");
        write("a.txt", "");
        write("deep/down/\u0939\u093f\u0928\u094d\u0926\u0940.txt", "नमस्ते दुनिया");
        write("notes.md", "other");
        write(".git/config.txt", "hidden");
        write(".hidden.txt", "hidden");
    }

    @Test
    void filesThatAreMeantAreInTheArchiveInTheOrderOfTheirNames() throws IOException {
        var archive = archive(List.of("**/*.txt"), List.of("b.*"));

        assertThat(unpacked(archive))
                .containsExactly(
                        Map.entry("a.txt", ""),
                        Map.entry("deep/down/\u0939\u093f\u0928\u094d\u0926\u0940.txt", "नमस्ते दुनिया"));
        assertThat(archive.fileName()).isEqualTo("corpus.zip");
    }

    @Test
    void sameFilesGiveTheSameBytesWheneverAndWhereverTheyLie() throws IOException {
        byte[] bytes = bytes(archive(List.of(), List.of()), 0);
        Files.setLastModifiedTime(corpus.resolve("b.txt"), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        Files.move(corpus, home.resolve("moved"));
        corpus = home.resolve("moved");

        assertThat(bytes(archive(List.of(), List.of()), 0)).isEqualTo(bytes);
    }

    @Test
    void archiveCanBeOpenedAtAnyByte() throws IOException {
        var archive = archive(List.of(), List.of());
        byte[] whole = bytes(archive, 0);

        assertThat(archive.bytes()).isEqualTo(whole.length);
        for (int offset = 0; offset <= whole.length; offset++) {
            assertThat(bytes(archive, offset)).isEqualTo(Arrays.copyOfRange(whole, offset, whole.length));
        }
    }

    @Test
    void folderWithoutAFileThatIsMeantSaysWhatItHas() throws IOException {
        assertThatThrownBy(() -> archive(List.of("*.csv"), List.of()))
                .hasMessage("No file of the folder %s is meant by --include *.csv: it has 4, such as a.txt, b.txt, "
                                .formatted(corpus)
                        + "deep/down/\u0939\u093f\u0928\u094d\u0926\u0940.txt.");
        assertThatThrownBy(() -> archive(List.of(), List.of("**")))
                .hasMessageContaining("is meant but for --exclude **: it has 4");
        var empty = Files.createDirectories(home.resolve("empty"));
        assertThatThrownBy(() -> FolderArchive.of(empty, List.of(), List.of(), null))
                .hasMessageContaining("has no files");
    }

    @Test
    void linkOutOfTheFolderIsRefusedUnlessItIsLeftOut() throws IOException {
        var outside = Files.writeString(home.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(corpus.resolve("link.txt"), outside);

        assertThatThrownBy(() -> archive(List.of("*.txt"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("link.txt is a symbolic link out of the folder, to " + outside.toRealPath());
        assertThat(unpacked(archive(List.of("*.txt"), List.of("link.txt")))).containsOnlyKeys("a.txt", "b.txt");
    }

    @Test
    void linkToAFolderOutsideIsRefusedAndNotFollowed() throws IOException {
        Files.createSymbolicLink(corpus.resolve("linked"), Files.createDirectories(home.resolve("elsewhere")));

        assertThatThrownBy(() -> archive(List.of(), List.of())).hasMessageContaining("linked is a symbolic link out");
    }

    @Test
    void linksWithinTheFolderAreTheirFilesAndFoldersAreNotTakenTwice() throws IOException {
        Files.createSymbolicLink(corpus.resolve("z.txt"), Path.of("b.txt"));
        Files.createSymbolicLink(corpus.resolve("around"), Path.of("."));

        assertThat(unpacked(archive(List.of("**/*.txt", "around"), List.of("deep/"))))
                .containsExactly(Map.entry("a.txt", ""), Map.entry("b.txt", "second"), Map.entry("z.txt", "second"));
    }

    @Test
    void linkThatLeadsNowhereIsNamed() throws IOException {
        Files.createSymbolicLink(corpus.resolve("gone.txt"), Path.of("nothing.txt"));

        assertThatThrownBy(() -> archive(List.of(), List.of()))
                .hasMessageContaining("gone.txt is a symbolic link that leads nowhere");
    }

    @Test
    void formatOfAllFilesIsTheArchives() throws IOException {
        write("rows/1.jsonl", "{}");
        write("rows/2.ndjson.gz", "{}");

        assertThat(archive(List.of("rows/"), List.of()).fileName()).isEqualTo("corpus.jsonl.zip");
        assertThatThrownBy(() -> archive(List.of(), List.of()))
                .hasMessageContaining("of several formats, by their names: text (a.txt), jsonl (rows/1.jsonl)");
        assertThat(FolderArchive.of(corpus, List.of(), List.of(), SourceFormat.PLAIN)
                        .fileName())
                .isEqualTo("corpus.zip");
    }

    @Test
    void whatLiesBesideParquetIsLeftOutWhereParquetIsSaidAndNamed() throws IOException {
        write("data/train-00000.parquet", "PAR1");
        write("data/train-00001.parquet", "PAR1");

        var archive = FolderArchive.of(corpus, List.of(), patterns(List.of("deep/", "b.txt")), SourceFormat.PARQUET);

        assertThat(unpacked(archive)).containsOnlyKeys("data/train-00000.parquet", "data/train-00001.parquet");
        assertThat(archive.leftOut()).containsExactly("a.txt", "notes.md");
        assertThatThrownBy(() -> archive(List.of(), List.of()))
                .hasMessageContaining("or say --format: --format parquet takes the Parquet files alone.");
    }

    @Test
    void parquetUnderOtherNamesIsTakenWhereItIsSaid() throws IOException {
        var archive = FolderArchive.of(corpus, patterns(List.of("*.txt")), List.of(), SourceFormat.PARQUET);

        assertThat(unpacked(archive)).containsOnlyKeys("a.txt", "b.txt");
        assertThat(archive.leftOut()).isEmpty();
    }

    @Test
    void fileThatChangesMeanwhileEndsTheUpload() throws IOException {
        var archive = archive(List.of("b.txt"), List.of());
        write("b.txt", "longer than before");
        assertThatThrownBy(() -> bytes(archive, 0)).hasMessageContaining("b.txt changed while it was sent");

        write("b.txt", "less");
        assertThatThrownBy(() -> bytes(archive, 0)).hasMessageContaining("b.txt changed while it was sent");
    }

    private FolderArchive archive(List<String> include, List<String> exclude) throws IOException {
        return FolderArchive.of(corpus, patterns(include), patterns(exclude), null);
    }

    private static List<KeyPattern> patterns(List<String> globs) {
        return globs.stream().map(KeyPattern::of).toList();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(corpus.resolve(name).getParent());
        Files.writeString(corpus.resolve(name), text);
    }

    private static byte[] bytes(FolderArchive archive, long offset) throws IOException {
        try (var stream = archive.open(offset)) {
            return stream.readAllBytes();
        }
    }

    private Map<String, String> unpacked(FolderArchive archive) throws IOException {
        var file = Files.write(home.resolve("archive.zip"), bytes(archive, 0));
        Map<String, String> entries = new LinkedHashMap<>();
        try (var zip = new ZipFile(file.toFile());
                Stream<? extends ZipEntry> all = zip.stream()) {
            for (ZipEntry entry : all.toList()) {
                try (var content = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return entries;
    }
}

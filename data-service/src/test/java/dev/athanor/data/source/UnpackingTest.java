package dev.athanor.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {

    private static final byte[] TEXT = "To be, or not to be.\n".repeat(100).getBytes(StandardCharsets.UTF_8);
    private static final long LIMIT = 10_000;

    @TempDir
    Path folder;

    @Test
    void sourceThatIsNotCompressedIsItself() throws IOException {
        Path source = Files.write(folder.resolve("source"), TEXT);

        assertThat(unpack(TEXT)).singleElement().extracting(SourceFile::path).isEqualTo(source);
    }

    @Test
    void gzipAndZstandardAreUnpackedWhateverTheyAreCalled() throws IOException {
        assertThat(unpack(gzip(TEXT))).singleElement().satisfies(file -> assertThat(file.path())
                .hasBinaryContent(TEXT));
        assertThat(unpack(Zstd.compress(TEXT))).singleElement().satisfies(file -> assertThat(file.path())
                .hasBinaryContent(TEXT));
    }

    @Test
    void filesOfAnArchiveComeInTheOrderOfTheirNames() throws IOException {
        var files = unpack(zip("b.txt", TEXT, "a/c.txt", "x".getBytes(StandardCharsets.UTF_8), "__MACOSX/b.txt", TEXT));

        assertThat(files).extracting(SourceFile::name).containsExactly("a/c.txt", "b.txt");
        assertThat(files.getLast().path()).hasBinaryContent(TEXT);
    }

    @Test
    void nameInAnArchiveLeadsNowhere() throws IOException {
        var files = unpack(zip("../../outside.txt", TEXT, "/etc/absolute.txt", TEXT));

        assertThat(files)
                .allSatisfy(file -> assertThat(file.path()).hasParentRaw(folder).hasBinaryContent(TEXT));
        assertThat(folder.getParent().resolve("outside.txt")).doesNotExist();
    }

    @Test
    void nameInAJarLeadsNowhereEither() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, new Manifest())) {
            jar.putNextEntry(new JarEntry("../../outside.txt"));
            jar.write(TEXT);
        }

        var files = unpack(bytes.toByteArray());

        assertThat(files).extracting(SourceFile::name).containsExactly("../../outside.txt");
        assertThat(files.getFirst().path()).hasParentRaw(folder).hasBinaryContent(TEXT);
        assertThat(folder.getParent().resolve("outside.txt")).doesNotExist();
    }

    @Test
    void eachOfSeveralFilesIsUnpackedByItself() throws IOException {
        var sources = List.of(
                source("corpus/a.txt", TEXT),
                source("corpus/b.txt.gz", gzip(TEXT)),
                source("c.zip", zip("d.txt", TEXT)));

        var files = new Unpacking(folder, 3L * TEXT.length, () -> {}).unpack(sources);

        assertThat(files)
                .extracting(SourceFile::name)
                .containsExactly("corpus/a.txt", "corpus/b.txt.gz", "c.zip/d.txt");
        assertThat(files).allSatisfy(file -> assertThat(file.path()).hasBinaryContent(TEXT));
    }

    @Test
    void fileOfSeveralThatIsDamagedIsNamed() throws IOException {
        var damaged = source("corpus/b.txt.gz", Arrays.copyOf(gzip(TEXT), 20));

        assertThatThrownBy(() ->
                        new Unpacking(folder, LIMIT, () -> {}).unpack(List.of(source("corpus/a.txt", TEXT), damaged)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("In corpus/b.txt.gz: The compressed source is damaged")
                .hasMessageContaining("Compress it again");
    }

    @Test
    void severalFilesTogetherAreNotUnpackedBeyondTheLimit() throws IOException {
        var half = source("a.gz", gzip(new byte[(int) LIMIT / 2 + 1]));

        assertThatThrownBy(() -> new Unpacking(folder, LIMIT, () -> {}).unpack(List.of(half, half)))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(DatasetProblem.TEXT_TOO_LARGE));
    }

    @Test
    void moreThanTheLimitIsNotUnpacked() throws IOException {
        byte[] bomb = new byte[1 << 20];

        for (byte[] source :
                List.of(gzip(bomb), Zstd.compress(bomb), zip("a", bomb), zip("a", TEXT, "b", new byte[9000]))) {
            assertThatThrownBy(() -> unpack(source))
                    .isInstanceOfSatisfying(DatasetException.class, e -> assertThat(e.problem())
                            .isEqualTo(DatasetProblem.TEXT_TOO_LARGE));
        }
        assertThat(Files.size(folder.resolve("unpacked-000000"))).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void damagedSourceIsNamedAsSuch() throws IOException {
        byte[] zip = zip("a.txt", TEXT);
        byte[] zstandard = Zstd.compress(TEXT);
        byte[] gzip = gzip(TEXT);

        for (byte[] whole : List.of(zip, zstandard, gzip)) {
            assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, whole.length - 10)))
                    .isInstanceOfSatisfying(DatasetException.class, e -> assertThat(e.problem())
                            .isEqualTo(DatasetProblem.SOURCE_IS_DAMAGED));
        }
    }

    @Test
    void archiveWithoutFilesIsRefused() throws IOException {
        byte[] empty = zip("__MACOSX/a", TEXT);

        for (byte[] archive : List.of(empty, zip())) {
            assertThatThrownBy(() -> unpack(archive)).hasMessage("The archive has no files: put some in.");
        }
    }

    private SourceFile source(String name, byte[] content) throws IOException {
        return new SourceFile(name, Files.write(folder.resolve(name.replace('/', '-')), content));
    }

    private List<SourceFile> unpack(byte[] content) throws IOException {
        Path source = Files.write(folder.resolve("source"), content);
        return new Unpacking(folder, LIMIT, () -> {}).unpack(source);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                out.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                out.write((byte[]) namesAndContents[i + 1]);
            }
        }
        return bytes.toByteArray();
    }
}

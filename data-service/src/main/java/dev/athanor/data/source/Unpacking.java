package dev.athanor.data.source;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a source that is compressed, which its first bytes tell: gzip, Zstandard, or a zip archive of files, which jars
 * are too. What comes
 * out is counted while it is written, so a small archive cannot fill the disk; an entry's name never becomes a path.
 */
public final class Unpacking {

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTANDARD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final int MOST_ENTRIES = 100_000;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final BoundedCopy copy;
    private int files;

    /**
     * @param folder where the files are written to
     * @param largestBytes that may come out altogether
     * @param alive is asked between steps and throws if the work is to stop
     */
    public Unpacking(Path folder, long largestBytes, Runnable alive) {
        this.folder = folder;
        this.copy = new BoundedCopy(largestBytes, alive);
    }

    /**
     * The files of a source that came as several: each by itself, or what was packed in it, one behind the other.
     *
     * @throws DatasetException if one is damaged, or more than may come out
     */
    public List<SourceFile> unpack(List<SourceFile> sources) throws IOException {
        List<SourceFile> unpacked = new ArrayList<>();
        for (SourceFile source : sources) {
            try {
                for (SourceFile file : unpack(source.path())) {
                    unpacked.add(new SourceFile(nameWithin(source.name(), file.name()), file.path()));
                }
            } catch (DatasetException e) {
                throw sources.size() == 1 ? e : e.in(source.name());
            }
        }
        return unpacked;
    }

    private static String nameWithin(String source, String entry) {
        return source.isEmpty() || entry.isEmpty() ? source + entry : source + "/" + entry;
    }

    /**
     * The files of a source: itself where it is not compressed, of an archive its entries by their names.
     *
     * @throws DatasetException if it is damaged, or more than may come out
     */
    public List<SourceFile> unpack(Path source) throws IOException {
        byte[] first = first(source);
        try {
            if (startsWith(first, GZIP)) {
                return List.of(unpack("", new GZIPInputStream(open(source))));
            }
            if (startsWith(first, ZSTANDARD)) {
                return List.of(unpack("", new ZstdInputStream(open(source))));
            }
            return isArchive(first) ? entries(source) : List.of(new SourceFile("", source));
        } catch (ZipException | EOFException | ZstdIOException e) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_IS_DAMAGED,
                    "The compressed source is damaged, or encrypted: %s. Compress it again.".formatted(e.getMessage()));
        }
    }

    /** Of what was packed into a stream or an archive; nothing of its name becomes part of a path. */
    private SourceFile unpack(String name, InputStream content) throws IOException {
        Path target = folder.resolve("unpacked-%06d".formatted(files++));
        copy.write(content, target);
        return new SourceFile(name, target);
    }

    private List<SourceFile> entries(Path archive) throws IOException {
        List<SourceFile> unpacked = new ArrayList<>();
        try (var zip = new ZipFile(archive.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new DatasetException(
                        DatasetProblem.TEXT_TOO_LARGE,
                        "The archive has %d entries; allowed are at most %d.".formatted(zip.size(), MOST_ENTRIES));
            }
            List<ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.isDirectory() && !isOfTheSystem(entry.getName()))
                    .<ZipEntry>map(entry -> entry)
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                unpacked.add(unpack(entry.getName(), zip.getInputStream(entry)));
            }
        }
        if (unpacked.isEmpty()) {
            throw new DatasetException(DatasetProblem.TEXT_IS_EMPTY, "The archive has no files: put some in.");
        }
        return unpacked;
    }

    /** What macOS and the tools that make jars add. */
    private static boolean isOfTheSystem(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.startsWith("META-INF/");
    }

    private static InputStream open(Path source) throws IOException {
        return new BufferedInputStream(Files.newInputStream(source), BUFFER_BYTES);
    }

    private static byte[] first(Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            return in.readNBytes(Integer.BYTES);
        }
    }

    private static boolean isArchive(byte[] first) {
        return startsWith(first, ZIP) || startsWith(first, EMPTY_ZIP);
    }

    private static boolean startsWith(byte[] content, byte[] magic) {
        return content.length >= magic.length && Arrays.equals(Arrays.copyOf(content, magic.length), magic);
    }
}

package dev.athanor.deploy.local.upload;

import dev.athanor.contracts.address.KeyPattern;
import dev.athanor.contracts.event.SourceFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A folder's files as one archive. The same files give the same bytes, whenever and wherever they are packed. */
public final class FolderArchive implements UploadContent {

    private final Path folder;
    private final List<FolderFile> files;
    private final List<String> leftOut;
    private final StoredZip zip;
    private final String ending;

    private FolderArchive(Path folder, List<FolderFile> files, List<String> leftOut, String ending) {
        this.folder = folder;
        this.files = files;
        this.leftOut = leftOut;
        this.zip = new StoredZip(files);
        this.ending = ending;
    }

    /**
     * Reads a folder's files once. Of one that is said to be Parquet, the files that have its ending are taken and no others:
     * published datasets have a {@code README.md} beside them, which cannot be meant.
     *
     * @param include which are meant; all, if there are none
     * @param exclude which are not
     * @param format how they are read; by their names where this is absent
     * @throws IllegalArgumentException if there are none, if they cannot be sent or are of several formats
     */
    public static FolderArchive of(
            Path folder, List<KeyPattern> include, List<KeyPattern> exclude, @Nullable SourceFormat format)
            throws IOException {
        var found = FolderFiles.find(folder, include, exclude);
        var leftOut = format == SourceFormat.PARQUET ? besideParquet(found.keySet()) : List.<String>of();
        found.keySet().removeAll(leftOut);
        List<FolderFile> files = new ArrayList<>();
        for (var file : found.entrySet()) {
            files.add(FolderFile.read(file.getKey(), file.getValue()));
        }
        return new FolderArchive(folder.toRealPath(), List.copyOf(files), leftOut, format == null ? ending(files) : "");
    }

    /** None, where no file has Parquet's ending: then all are Parquet under other names. */
    private static List<String> besideParquet(Set<String> names) {
        var others = names.stream()
                .filter(name -> SourceFormat.ofFile(name) != SourceFormat.PARQUET)
                .toList();
        return others.size() == names.size() ? List.of() : others;
    }

    /** The platform sees one name only. */
    private static String ending(List<FolderFile> files) {
        var byFormat = files.stream()
                .map(FolderFile::name)
                .collect(Collectors.toMap(SourceFormat::ofFile, name -> name, (first, _) -> first, TreeMap::new));
        if (byFormat.size() > 1) {
            throw new IllegalArgumentException(
                    "The files are of several formats, by their names: %s. Take some with --include, or say --format%s."
                            .formatted(
                                    byFormat.entrySet().stream()
                                            .map(entry -> entry.getKey().word() + " (" + entry.getValue() + ")")
                                            .collect(Collectors.joining(", ")),
                                    byFormat.containsKey(SourceFormat.PARQUET)
                                            ? ": --format parquet takes the Parquet files alone"
                                            : ""));
        }
        var format = byFormat.firstKey();
        return format == SourceFormat.PLAIN ? "" : "." + format.word();
    }

    /** Names of the files that stay here, because they are no Parquet. */
    public List<String> leftOut() {
        return leftOut;
    }

    @Override
    public String fileName() {
        return folder.getFileName() + ending + ".zip";
    }

    @Override
    public long bytes() {
        return zip.bytes();
    }

    @Override
    public String identity() {
        return files.stream()
                .map(file -> "%s %d %08x".formatted(file.name(), file.bytes(), file.crc()))
                .collect(Collectors.joining("\n", folder + "\n", ""));
    }

    @Override
    public InputStream open(long offset) throws IOException {
        return zip.open(offset);
    }
}

package dev.athanor.data.source;

import dev.athanor.exchange.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A source's files as they came.
 *
 * @param files in their order, at least one
 * @param sha256 hash of the bytes; of several files that of a list of their hashes and names, as {@code sha256sum} writes it
 */
public record Fetched(List<SourceFile> files, String sha256) {

    public Fetched {
        files = List.copyOf(files);
    }

    /** Files with their hash. */
    public static Fetched of(List<SourceFile> files) throws IOException {
        if (files.size() == 1) {
            return new Fetched(files, Sha256.of(files.getFirst().path()));
        }
        var list = new StringBuilder();
        for (SourceFile file : files) {
            list.append(Sha256.of(file.path())).append("  ").append(file.name()).append('\n');
        }
        return new Fetched(files, Sha256.of(list.toString().getBytes(StandardCharsets.UTF_8)));
    }
}

package dev.athanor.data.tokenize;

import dev.athanor.data.corpus.CorpusFacts;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a part's tokens: one number each, as in a version, but in one piece and with lengths instead of ends.
 *
 * @param tokens of all sequences, of the width that the tokenizer needs
 * @param lengths of the sequences, {@code uint32}; not there of a single text
 * @param labels of the samples, {@code uint32}; not there where they have none
 */
public record PartFiles(Path tokens, Path lengths, Path labels) {

    /** In a folder. */
    public static PartFiles in(Path folder) {
        return new PartFiles(folder.resolve("tokens.bin"), folder.resolve("lengths.bin"), folder.resolve("labels.bin"));
    }

    /** Those that a part of this corpus has, tokens first. */
    public List<Path> of(CorpusFacts corpus) {
        if (corpus.oneText()) {
            return List.of(tokens);
        }
        return switch (corpus.form()) {
            case TEXT, PAIRS -> List.of(tokens, lengths);
            case LABELLED -> List.of(tokens, lengths, labels);
        };
    }
}

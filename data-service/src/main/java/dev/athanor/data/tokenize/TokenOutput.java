package dev.athanor.data.tokenize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the tokens of one split go: files of limited length. */
sealed interface TokenOutput extends AutoCloseable permits TokenFiles, SampleShards {

    /** How many tokens were written. */
    long tokens();

    /** The files so far, in their order; complete after {@link #close}. */
    List<Path> files();

    @Override
    void close() throws IOException;
}

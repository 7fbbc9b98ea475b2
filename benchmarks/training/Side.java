import java.io.IOException;

/** One of the two that are compared. */
interface Side extends AutoCloseable {

    /** Runs some optimizer steps and says how many milliseconds one took. */
    double millisecondsPerStep(int steps) throws IOException;

    @Override
    void close() throws IOException;
}

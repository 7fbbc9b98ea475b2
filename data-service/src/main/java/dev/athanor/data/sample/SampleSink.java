package dev.athanor.data.sample;

import dev.athanor.data.row.RowPlace;
import java.io.IOException;

/** Takes samples as they were cleaned. */
@FunctionalInterface
interface SampleSink {

    /**
     * The next sample.
     *
     * @param place where its row begins
     */
    void accept(Sample sample, Part part, RowPlace place) throws IOException;
}

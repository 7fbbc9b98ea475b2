package dev.athanor.data.sample;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.Row;
import java.util.Arrays;

/** Tells what a sample is for. */
public sealed interface Division {

    /**
     * The part of a sample.
     *
     * @throws DatasetException if its row does not say
     */
    Part part(Row row, Sample sample);

    /** By a hash of its first sequence: of pairs, with another target a source must not be in the other part either. */
    record ByHash(double fraction, long seed) implements Division {

        @Override
        public Part part(Row row, Sample sample) {
            return new HeldOut(fraction, seed).test(sample.sequences().getFirst()) ? Part.VALIDATION : Part.TRAIN;
        }
    }

    /** By a column of its row. */
    record ByColumn(String column) implements Division {

        @Override
        public Part part(Row row, Sample sample) {
            String name = row.label(column);
            return Part.called(name)
                    .orElseThrow(() -> new DatasetException(
                            DatasetProblem.VALUE_HAS_WRONG_TYPE,
                            "%s: '%s' is '%s', but must be train, validation or test."
                                    .formatted(row.place(), column, name)));
        }
    }

    /** By the name of its file, or, where that does not say, of one of the file's folders. */
    record ByFile() implements Division {

        @Override
        public Part part(Row row, Sample sample) {
            String file = row.place().file();
            return Arrays.asList(file.split("/")).reversed().stream()
                    .flatMap(name -> Part.ofFile(name).stream())
                    .findFirst()
                    .orElseThrow(() -> new DatasetException(
                            DatasetProblem.SPLIT_NOT_TOLD,
                            "The file '%s' does not say which part it is: send an archive of files or folders that are called train, validation or test, such as train-0.csv."
                                    .formatted(file)));
        }
    }
}

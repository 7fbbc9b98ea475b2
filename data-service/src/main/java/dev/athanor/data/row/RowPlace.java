package dev.athanor.data.row;

/**
 * Where a row stands, for whoever has to find it.
 *
 * @param file of a source of several files, otherwise empty
 * @param unit what is counted in it
 * @param number from 1
 */
public record RowPlace(String file, Unit unit, long number) {

    /** What a format's rows are counted by. */
    public enum Unit {
        /** Of a text: a row may take several. */
        LINE("Line"),
        /** Of a table that is no text. */
        ROW("Row");

        private final String word;

        Unit(String word) {
            this.word = word;
        }
    }

    /** In the only file. */
    public static RowPlace line(long number) {
        return new RowPlace("", Unit.LINE, number);
    }

    static RowPlace row(long number) {
        return new RowPlace("", Unit.ROW, number);
    }

    /** As a message begins; the file is named by who reads several. */
    @Override
    public String toString() {
        return unit.word + " " + number;
    }
}

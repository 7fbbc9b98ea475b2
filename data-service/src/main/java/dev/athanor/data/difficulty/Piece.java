package dev.athanor.data.difficulty;

/**
 * Tokens of a shard that can be measured on their own.
 *
 * @param ids the tokens
 * @param firstRow row of the columns that the first of them belongs to
 * @param before tokens of that row in the piece before
 * @param tokensPerRow of a text those of a block; of a sample there is one row, whatever its length
 * @param isWhole whether a sentence that is still open at the end ends there
 */
@SuppressWarnings("ArrayRecordComponent") // read once, by whoever measures it
record Piece(int[] ids, long firstRow, int before, int tokensPerRow, boolean isWhole) {

    /** Rows from the first on that the piece belongs to. */
    int rows() {
        return row(ids.length - 1) + 1;
    }

    /** The row of a token, counted from the first of the piece. */
    int row(int token) {
        return (before + token) / tokensPerRow;
    }
}

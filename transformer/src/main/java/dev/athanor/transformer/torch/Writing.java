package dev.athanor.transformer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Calls the method by which sequence-to-sequence models answer, see {@link WritingSource}. */
final class Writing {

    private Writing() {}

    /**
     * The answers to a micro-batch.
     *
     * @param startEndLength {@code [3]}
     * @param end the token behind an answer
     * @return {@code [sequences]} answers, each cut before its end
     */
    static int[][] of(LoadedProgram program, LabelledBatch batch, NDArray startEndLength, int end) {
        try (NDArray micro = batch.tensor().get(0);
                NDArray tokens = micro.get(LabelledBatch.Section.TOKENS.index());
                NDArray keyMask = micro.get(LabelledBatch.Section.KEY_MASK.index());
                NDList result = program.call("write", LoadedProgram.Mode.INFERENCE, tokens, keyMask, startEndLength)) {
            NDArray written = result.singletonOrThrow(); // [sequences, time]
            int time = Math.toIntExact(written.getShape().get(1));
            long[] all = written.toLongArray();
            return IntStream.range(0, batch.rows())
                    .mapToObj(row -> Arrays.stream(all, row * time, (row + 1) * time)
                            .takeWhile(token -> token != end)
                            .mapToInt(Math::toIntExact)
                            .toArray())
                    .toArray(int[][]::new);
        }
    }
}

package dev.athanor.data.tokenize;

import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.transformer.tokenizer.SpecialToken;
import dev.athanor.transformer.tokenizer.SpecialTokens;
import java.util.Arrays;
import java.util.Optional;

/** The special tokens that sequences are stored with: what their use needs, as far as the tokenizer has it. */
final class SequenceFrame {

    private final int[] before;
    private final int[] behind;

    private SequenceFrame(int[] before, int[] behind) {
        this.before = before;
        this.behind = behind;
    }

    /** Nothing, as around a text that goes on. */
    static SequenceFrame none() {
        return new SequenceFrame(new int[0], new int[0]);
    }

    /** Of documents, or of samples. */
    static SequenceFrame of(DatasetForm form, SpecialTokens tokens) {
        return switch (form) {
            case TEXT, PAIRS -> new SequenceFrame(new int[0], ids(tokens.end()));
            case LABELLED -> new SequenceFrame(ids(tokens.start()), ids(tokens.separator()));
        };
    }

    /** What stands behind each text before it is encoded: a line feed behind documents that no token can end. */
    static String ending(DatasetForm form, SpecialTokens tokens) {
        return form == DatasetForm.TEXT && tokens.end().isEmpty() ? "\n" : "";
    }

    private static int[] ids(Optional<SpecialToken> token) {
        return token.stream().mapToInt(SpecialToken::id).toArray();
    }

    /** {@code ids} in their frame. */
    int[] around(int[] ids) {
        int[] framed = Arrays.copyOf(before, before.length + ids.length + behind.length);
        System.arraycopy(ids, 0, framed, before.length, ids.length);
        System.arraycopy(behind, 0, framed, before.length + ids.length, behind.length);
        return framed;
    }
}

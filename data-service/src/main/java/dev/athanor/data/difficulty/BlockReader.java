package dev.athanor.data.difficulty;

import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.data.tokenize.NumberReader;
import dev.athanor.transformer.tokenizer.TokenTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts the tokens of a text where words begin, so that no word is in two pieces. */
final class BlockReader implements PieceReader {

    private static final int MOST_TOKENS = 1 << 16;

    private final NumberReader tokens;
    private final TokenTexts texts;
    private int[] held = new int[0];
    private long read;

    BlockReader(Path tokens, int bytesPerToken, TokenTexts texts) throws IOException {
        this.tokens = new NumberReader(tokens, bytesPerToken);
        this.texts = texts;
    }

    @Override
    public @Nullable Piece next() throws IOException {
        int[] more = tokens.read(MOST_TOKENS - held.length);
        int[] ids = Arrays.copyOf(held, held.length + more.length);
        System.arraycopy(more, 0, ids, held.length, more.length);
        if (ids.length == 0) {
            return null;
        }
        int length = more.length > 0 ? cut(ids) : ids.length;
        held = Arrays.copyOfRange(ids, length, ids.length);
        int block = DatasetSplit.DIFFICULTY_BLOCK;
        var piece = new Piece(Arrays.copyOf(ids, length), read / block, Math.toIntExact(read % block), block, false);
        read += length;
        return piece;
    }

    /** Before the last token that begins with a blank or stands for no text; anywhere if there is none. */
    private int cut(int... ids) {
        for (int at = ids.length - 1; at > 0; at--) {
            if (texts.beginsWithBlank(ids[at]) || texts.length(ids[at]) == 0) {
                return at;
            }
        }
        return ids.length;
    }

    @Override
    public void close() throws IOException {
        tokens.close();
    }
}

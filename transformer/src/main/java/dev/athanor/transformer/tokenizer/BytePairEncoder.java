package dev.athanor.transformer.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Encodes by byte-level byte pairs as Hugging Face's library does, to the same ids and several times as fast: a text's
 * bytes are cut into words without regular expressions, and most words were seen before.
 */
final class BytePairEncoder implements TextEncoder {

    private final int[] idOfByte;
    private final MergeTable merges;
    private final AddedTokens added;
    private final TextEncoder library;
    /** Each remembers words; there are as many as threads have encoded at once. */
    private final Queue<WordMerging> idle = new ConcurrentLinkedQueue<>();

    private BytePairEncoder(int[] idOfByte, MergeTable merges, AddedTokens added, TextEncoder library) {
        this.idOfByte = idOfByte;
        this.merges = merges;
        this.added = added;
        this.library = library;
    }

    /**
     * The encoder of a file, unless that has anything beside GPT-2's pattern, byte-level merges and added tokens that
     * stand for themselves.
     *
     * @param library encodes the same file; asked for words that are very long
     */
    static Optional<BytePairEncoder> from(JsonNode tokenizerJson, TextEncoder library) {
        return BytePairFile.read(tokenizerJson).flatMap(file -> AddedTokens.of(tokenizerJson, library)
                .map(added -> new BytePairEncoder(file.idOfByte(), file.merges(), added, library)));
    }

    @Override
    public String cutsBefore() {
        return " \n";
    }

    @Override
    public int pieceLength() {
        return 1 << 16;
    }

    @Override
    public int[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // English has about four bytes per token.
        IdBuffer ids = new IdBuffer(bytes.length / 3);
        WordMerging known = idle.poll();
        WordMerging words = known == null ? new WordMerging(idOfByte, merges) : known;
        int position = 0;
        while (position < bytes.length) {
            int next = added.next(bytes, position, bytes.length);
            encodeWords(bytes, position, next, words, ids);
            AddedTokens.Spelling token = added.at(bytes, next, bytes.length);
            position = next;
            if (token != null) {
                ids.add(token.id());
                position += token.length();
            }
        }
        idle.add(words);
        return ids.toArray();
    }

    private void encodeWords(byte[] text, int from, int end, WordMerging words, IdBuffer ids) {
        int start = from;
        while (start < end) {
            int wordEnd = WordCutter.wordEnd(text, start, end);
            if (wordEnd - start <= WordMerging.LONGEST_WORD) {
                words.encode(text, start, wordEnd, ids);
            } else {
                int[] longWord = library.encode(new String(text, start, wordEnd - start, StandardCharsets.UTF_8));
                ids.addAll(longWord, 0, longWord.length);
            }
            start = wordEnd;
        }
    }
}

package dev.athanor.transformer.tokenizer;

/**
 * Cuts text where GPT-2 does before any merge: contractions, words and numbers with their space, signs, blanks. It is the
 * pattern {@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}, written out. (Radford et
 * al., 2019, "Language Models are Unsupervised Multitask Learners".)
 */
final class WordCutter {

    private static final byte[] FIRST_PAGE = CharacterClasses.firstPage();

    private WordCutter() {}

    /**
     * Where the word ends that begins at {@code start}.
     *
     * @param text in UTF-8
     * @param end of the text; greater than {@code start}
     */
    static int wordEnd(byte[] text, int start, int end) {
        byte first = text[start];
        if (first == '\'') {
            int contraction = contraction(text, start, end);
            if (contraction > 0) {
                return start + contraction;
            }
        }
        byte kind = kind(text, start);
        if (kind != CharacterClasses.BLANK) {
            return runEnd(text, start, end, kind);
        }
        if (first == ' ' && start + 1 < end) {
            byte following = kind(text, start + 1);
            if (following != CharacterClasses.BLANK) {
                return runEnd(text, start + 1, end, following);
            }
        }
        return blanksEnd(text, start, end);
    }

    /** Of several blanks the last is left to the word behind them, if there is one. */
    private static int blanksEnd(byte[] text, int start, int end) {
        int last = start;
        int position = start + length(text[start]);
        while (position < end && kind(text, position) == CharacterClasses.BLANK) {
            last = position;
            position += length(text[position]);
        }
        return position == end || last == start ? position : last;
    }

    private static int runEnd(byte[] text, int start, int end, byte kind) {
        int position = start;
        while (position < end) {
            byte next = text[position];
            if ((next >= 0 ? FIRST_PAGE[next] : CharacterClasses.of(codePoint(text, position))) != kind) {
                return position;
            }
            position += length(next);
        }
        return end;
    }

    /** The length of {@code 's}, {@code 't}, {@code 'm}, {@code 'd}, {@code 're}, {@code 've} or {@code 'll}; else 0. */
    private static int contraction(byte[] text, int start, int end) {
        if (start + 1 >= end) {
            return 0;
        }
        byte first = text[start + 1];
        if (first == 's' || first == 't' || first == 'm' || first == 'd') {
            return 2;
        }
        byte second = start + 2 < end ? text[start + 2] : 0;
        boolean twoLetters = ((first == 'r' || first == 'v') && second == 'e') || (first == 'l' && second == 'l');
        return twoLetters ? 3 : 0;
    }

    private static byte kind(byte[] text, int position) {
        byte first = text[position];
        return first >= 0 ? FIRST_PAGE[first] : CharacterClasses.of(codePoint(text, position));
    }

    /** Bytes of the character that begins with {@code first}. */
    private static int length(byte first) {
        if (first >= 0) {
            return 1;
        }
        int bits = Byte.toUnsignedInt(first);
        return bits < 0xE0 ? 2 : bits < 0xF0 ? 3 : 4;
    }

    private static int codePoint(byte[] text, int position) {
        int first = Byte.toUnsignedInt(text[position]);
        if (first < 0xE0) {
            return ((first & 0x1F) << 6) | continuation(text, position + 1);
        }
        if (first < 0xF0) {
            return ((first & 0x0F) << 12) | (continuation(text, position + 1) << 6) | continuation(text, position + 2);
        }
        return ((first & 0x07) << 18)
                | (continuation(text, position + 1) << 12)
                | (continuation(text, position + 2) << 6)
                | continuation(text, position + 3);
    }

    private static int continuation(byte[] text, int position) {
        return text[position] & 0x3F;
    }
}

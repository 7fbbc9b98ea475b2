package dev.athanor.data.measure;

import java.lang.Character.UnicodeScript;

/** How a script writes words, as far as counting them needs it. */
enum Script {
    /** Words have spaces between them. */
    SPACED(1),
    /** Chinese and Japanese: a word has about two characters. */
    IDEOGRAPHIC(2),
    /** Thai, Lao, Khmer and Burmese: a word has about four letters, not counting the marks on them. */
    SYLLABIC(4);

    /** Below, no script lacks spaces: what most texts consist of needs no look-up. */
    private static final int FIRST_WITHOUT_SPACES = 0x0E00;

    private final int charactersPerWord;

    Script(int charactersPerWord) {
        this.charactersPerWord = charactersPerWord;
    }

    int charactersPerWord() {
        return charactersPerWord;
    }

    static Script of(int letter) {
        if (letter < FIRST_WITHOUT_SPACES) {
            return SPACED;
        }
        var script = UnicodeScript.of(letter);
        if (script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA) {
            return IDEOGRAPHIC;
        }
        return script == UnicodeScript.THAI
                        || script == UnicodeScript.LAO
                        || script == UnicodeScript.KHMER
                        || script == UnicodeScript.MYANMAR
                ? SYLLABIC
                : SPACED;
    }
}

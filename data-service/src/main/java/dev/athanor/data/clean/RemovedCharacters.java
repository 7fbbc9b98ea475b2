package dev.athanor.data.clean;

import java.text.Normalizer;

/** Leaves some characters out. */
record RemovedCharacters(String rule, Unwanted unwanted) implements Change {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Which characters are to go. */
    @FunctionalInterface
    interface Unwanted {

        /**
         * Whether a character goes.
         *
         * @param before the character before it that stays, -1 at the beginning
         */
        boolean test(int character, int before);
    }

    /** Control characters, but for tabs and line feeds. */
    static RemovedCharacters controls() {
        return new RemovedCharacters(
                "normalization.controls",
                (character, before) -> Character.isISOControl(character) && character != '\n' && character != '\t');
    }

    /**
     * Characters that nobody sees. Joiners stay behind letters, marks and signs beyond ASCII: Persian and the scripts of
     * India spell with them, and emojis are joined by them.
     */
    static RemovedCharacters zeroWidth() {
        return new RemovedCharacters("normalization.zeroWidth", RemovedCharacters::isUnseen);
    }

    private static boolean isUnseen(int character, int before) {
        return switch (character) {
            case ZERO_WIDTH_NON_JOINER, ZERO_WIDTH_JOINER ->
                before < 0x80 || Character.isSpaceChar(before) || isAsciiElsewhere(before);
            // Soft hyphen, Mongolian vowel separator, zero-width space, word joiner and no-break space.
            case 0x00AD, 0x180E, 0x200B, 0x2060, 0xFEFF -> true;
            // Marks, embeddings and isolates of direction.
            case 0x200E, 0x200F, 0x061C -> true;
            default -> (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        };
    }

    /** Such as the Kelvin sign, of which normalization makes a K: what stays must not depend on whether it is done. */
    private static boolean isAsciiElsewhere(int character) {
        String form = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        return form.codePointBefore(form.length()) < 0x80;
    }

    @Override
    public Changed apply(String text) {
        var kept = new StringBuilder(text.length());
        int places = 0;
        int before = -1;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (unwanted.test(character, before)) {
                places++;
            } else {
                kept.appendCodePoint(character);
                before = character;
            }
        }
        return places == 0 ? Changed.not(text) : new Changed(kept.toString(), places);
    }
}

package dev.athanor.transformer.tokenizer;

/** A text holds a character that the tokenizer has no token for. */
public final class UnknownCharacterException extends IllegalArgumentException {

    private final int codePoint;
    private final int index;

    UnknownCharacterException(int codePoint, int index) {
        super(
                "the character %s (U+%04X) at position %d is not in this tokenizer's vocabulary; leave it out, or train on text that has it"
                        .formatted(shown(codePoint), codePoint, index));
        this.codePoint = codePoint;
        this.index = index;
    }

    /** The character. */
    public int codePoint() {
        return codePoint;
    }

    /** Where it stands in the text, in UTF-16 units. */
    public int index() {
        return index;
    }

    private static String shown(int codePoint) {
        boolean printable = !Character.isISOControl(codePoint)
                && Character.isDefined(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE;
        return printable ? "'" + Character.toString(codePoint) + "'" : "without a printed form";
    }
}

package dev.athanor.data.personal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * International bank account numbers, ISO 13616: a country's two letters, two check digits, up to 30 letters and digits, as
 * a whole or in groups of four; read as a number it leaves 1 when divided by 97.
 */
final class IbanForm implements Form {

    private static final int FEWEST = 15;
    private static final int MOST = 34;
    private static final int HEAD = 4;
    private static final int MODULUS = 97;

    @Override
    public @Nullable Place next(String text, int from) {
        for (int at = from; at + FEWEST <= text.length(); at++) {
            if (begins(text, at)) {
                int end = end(text, at);
                if (end > 0) {
                    return new Place(at, end);
                }
            }
        }
        return null;
    }

    private static boolean begins(String text, int at) {
        return isCapital(text.charAt(at))
                && isCapital(text.charAt(at + 1))
                && Form.isDigit(text, at + 2)
                && Form.isDigit(text, at + 3)
                && !Form.goesOnBefore(text, at);
    }

    /** Where the longest right number ends that begins here; -1 if none does. */
    private static int end(String text, int from) {
        var signs = new StringBuilder();
        List<Integer> ends = new ArrayList<>();
        int at = from;
        while (at < text.length() && signs.length() < MOST && isSign(text.charAt(at))) {
            signs.append(text.charAt(at++));
            if (!Form.goesOnAt(text, at)) {
                ends.add(at);
                boolean goesOn = at + 1 < text.length() && text.charAt(at) == ' ' && isSign(text.charAt(at + 1));
                at += goesOn ? 1 : 0;
            }
        }
        for (int end : ends.reversed()) {
            String number = text.substring(from, end).replace(" ", "");
            if (number.length() >= FEWEST && isRight(number)) {
                return end;
            }
        }
        return -1;
    }

    /** The head goes behind the rest; letters are numbers from 10 on. */
    static boolean isRight(String number) {
        int rest = 0;
        for (char sign : (number.substring(HEAD) + number.substring(0, HEAD)).toCharArray()) {
            int value = Character.digit(sign, Character.MAX_RADIX);
            rest = (rest * (value < 10 ? 10 : 100) + value) % MODULUS;
        }
        return rest == 1;
    }

    private static boolean isSign(char c) {
        return isCapital(c) || (c >= '0' && c <= '9');
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}

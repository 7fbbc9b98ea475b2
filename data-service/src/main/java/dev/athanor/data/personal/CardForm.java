package dev.athanor.data.personal;

import org.jspecify.annotations.Nullable;

/**
 * Numbers of payment cards, ISO/IEC 7812: 13 to 19 digits, perhaps in groups, whose last makes Luhn's sum a multiple of ten,
 * which one in ten of other numbers does too.
 */
final class CardForm implements Form {

    private static final int FEWEST = 13;
    private static final int MOST = 19;
    private static final String ISSUERS = "23456";

    @Override
    public @Nullable Place next(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (Form.isDigit(text, at) && !Form.goesOnBefore(text, at)) {
                int end = end(text, at);
                if (end > 0) {
                    return new Place(at, end);
                }
            }
        }
        return null;
    }

    /** Where the longest number ends that begins here; -1 if none does. */
    private static int end(String text, int from) {
        if (ISSUERS.indexOf(text.charAt(from)) < 0) {
            return -1;
        }
        var groups = DigitGroups.read(text, from, " -", MOST);
        for (int count = groups.count(); count > 0; count--) {
            int end = groups.ends().get(count - 1);
            String digits = groups.digits(count);
            if (digits.length() >= FEWEST && digits.length() <= MOST && !Form.goesOnAt(text, end) && isLuhn(digits)) {
                return end;
            }
        }
        return -1;
    }

    /** Every second digit from the end counts twice, its own digits summed. */
    static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}

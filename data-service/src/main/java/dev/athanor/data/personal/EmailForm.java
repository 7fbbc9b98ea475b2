package dev.athanor.data.personal;

import org.jspecify.annotations.Nullable;

/**
 * E-mail addresses, found from their {@code @}: at most 64 characters before it and 253 behind it, as RFC 5321 allows. Letters
 * may be of any script with spaces between words; of the others an address would take the whole sentence along.
 */
final class EmailForm implements Form {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_HOST = 253;
    private static final int SHORTEST_ENDING = 2;
    private static final int FIRST_WITHOUT_SPACES = 0x0E00;

    @Override
    public @Nullable Place next(String text, int from) {
        for (int at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
            int begin = at;
            int least = Math.max(from, at - LONGEST_NAME);
            while (begin > least && inName(text.charAt(begin - 1))) {
                begin--;
            }
            while (begin < at && text.charAt(begin) == '.') {
                begin++;
            }
            int end = hostEnd(text, at + 1);
            if (begin < at && end > at) {
                return new Place(begin, end);
            }
        }
        return null;
    }

    /** Where the host ends that begins at {@code from}; -1 if there is none with a dot and an ending of letters. */
    private static int hostEnd(String text, int from) {
        int end = from;
        int most = Math.min(text.length(), from + LONGEST_HOST);
        while (end < most && inHost(text.charAt(end))) {
            end++;
        }
        while (end > from && !isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        // Never further back than the host begins, so that a text full of @ is not read again for each.
        String host = text.substring(from, end);
        int dot = host.lastIndexOf('.');
        boolean lettersBehind = dot > 0
                && host.length() - dot > SHORTEST_ENDING
                && host.chars().skip(dot + 1).allMatch(Character::isLetter);
        return lettersBehind ? end : -1;
    }

    private static boolean inName(char c) {
        return isLetterOrDigit(c) || "._%+-'".indexOf(c) >= 0;
    }

    private static boolean inHost(char c) {
        return isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private static boolean isLetterOrDigit(char c) {
        return c < FIRST_WITHOUT_SPACES && Character.isLetterOrDigit(c);
    }
}

package dev.athanor.data.personal;

import java.net.Inet6Address;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of the internet: four numbers up to 255 with dots, or, by RFC 4291, hexadecimal groups with colons. A version
 * of four numbers looks the same and is taken for one; a time of day, or two colons of a program, are not.
 */
final class AddressForm implements Form {

    private static final int NUMBERS = 4;
    private static final int LARGEST_NUMBER = 255;
    private static final int LONGEST = 45;
    private static final int FEWEST_DIGITS = 3;

    @Override
    public @Nullable Place next(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (isHexadecimal(text.charAt(at)) || text.charAt(at) == ':') {
                int end = begins(text, at) ? Math.max(dotted(text, at), colons(text, at)) : -1;
                if (end > 0) {
                    return new Place(at, end);
                }
            }
        }
        return null;
    }

    private static boolean begins(String text, int at) {
        return !Form.goesOnBefore(text, at) && (at == 0 || (text.charAt(at - 1) != '.' && text.charAt(at - 1) != ':'));
    }

    private static int dotted(String text, int from) {
        int at = from;
        for (int number = 1; number <= NUMBERS; number++) {
            int begin = at;
            while (Form.isDigit(text, at) && at - begin < 3) {
                at++;
            }
            if (at == begin || Integer.parseInt(text.substring(begin, at)) > LARGEST_NUMBER) {
                return -1;
            }
            boolean dot = at < text.length() && text.charAt(at) == '.';
            if (number < NUMBERS && !dot) {
                return -1;
            }
            at += number < NUMBERS ? 1 : 0;
        }
        boolean goesOn =
                Form.goesOnAt(text, at) || (at < text.length() && text.charAt(at) == '.' && Form.isDigit(text, at + 1));
        return goesOn ? -1 : at;
    }

    private static int colons(String text, int from) {
        int end = from;
        int colons = 0;
        int digits = 0;
        boolean decimal = false;
        while (end < text.length() && end - from < LONGEST && inAddress(text.charAt(end))) {
            char c = text.charAt(end++);
            colons += c == ':' ? 1 : 0;
            digits += isHexadecimal(c) ? 1 : 0;
            decimal |= Character.isDigit(c);
        }
        while (end > from && text.charAt(end - 1) == '.') {
            end--;
        }
        boolean plausible = colons > 1 && digits >= FEWEST_DIGITS && decimal && !Form.goesOnAt(text, end);
        return plausible && isAddress(text.substring(from, end)) ? end : -1;
    }

    private static boolean isAddress(String text) {
        try {
            var unused = Inet6Address.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static boolean inAddress(char c) {
        return isHexadecimal(c) || c == ':' || c == '.';
    }

    private static boolean isHexadecimal(char c) {
        return Character.digit(c, 16) >= 0 && c < 0x80;
    }
}

package dev.athanor.data.personal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers: international ones with {@code +} and at most 15 digits (ITU-T E.164), and national ones that are written
 * as such, with an area code of a leading zero, in brackets, as three and three and four digits, or as five pairs. A number
 * that could as well be a date, a version or an amount is none.
 */
final class PhoneForm implements Form {

    private static final int FEWEST = 8;
    private static final int FEWEST_NATIONAL = 9;
    private static final int MOST = 15;
    private static final int MOST_GROUPS = 6;
    private static final List<Integer> AMERICAN = List.of(3, 3, 4);
    private static final List<Integer> AMERICAN_LOCAL = List.of(3, 4);
    private static final List<Integer> PAIRS = List.of(2, 2, 2, 2, 2);

    @Override
    public @Nullable Place next(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char first = text.charAt(at);
            boolean begins = first == '+' || first == '(' || Form.isDigit(text, at);
            if (begins && !Form.goesOnBefore(text, at) && !isLaterGroup(text, from, at)) {
                int end = first == '+' ? international(text, at) : first == '(' ? bracketed(text, at) : plain(text, at);
                if (end > 0) {
                    return new Place(at, end);
                }
            }
        }
        return null;
    }

    /** Digits behind digits, as in a large number written in groups, begin no telephone number; behind another they may. */
    private static boolean isLaterGroup(String text, int from, int at) {
        return at - 2 >= from && Form.isDigit(text, at - 2) && " .-/".indexOf(text.charAt(at - 1)) >= 0;
    }

    /** An area code in brackets that is not needed from abroad may stand in between: +44 (0) 20 … */
    private static int international(String text, int plus) {
        var country = DigitGroups.read(text, plus + 1, "", 3);
        if (country.count() == 0) {
            return -1;
        }
        int at = country.ends().getFirst();
        if (country.digits().length() > 3) {
            var whole = DigitGroups.read(text, plus + 1, " .-/", MOST);
            return accept(text, whole, FEWEST);
        }
        at += at < text.length() && text.charAt(at) == ' ' ? 1 : 0;
        if (at < text.length() && text.charAt(at) == '(') {
            return bracketed(text, at);
        }
        return accept(text, DigitGroups.read(text, plus + 1, " .-/", MOST), FEWEST);
    }

    /** (030) 1234567, (555) 123-4567, (0) 20 7946 0958 */
    private static int bracketed(String text, int bracket) {
        var area = DigitGroups.read(text, bracket + 1, "", 5);
        if (area.count() == 0) {
            return -1;
        }
        int at = area.ends().getFirst();
        if (at >= text.length() || text.charAt(at) != ')') {
            return -1;
        }
        at++;
        at += at < text.length() && text.charAt(at) == ' ' ? 1 : 0;
        var rest = DigitGroups.read(text, at, " .-/", MOST);
        return area.digits().length() == 3 && begins(rest, AMERICAN_LOCAL)
                ? end(text, rest, AMERICAN_LOCAL.size())
                : accept(text, rest, FEWEST_NATIONAL - area.digits().length());
    }

    private static int plain(String text, int from) {
        var groups = DigitGroups.read(text, from, " -/", MOST);
        boolean areaCode = groups.digits().startsWith("0")
                && groups.count() > 1
                && groups.sizes().getFirst() >= 3;
        if (areaCode) {
            return accept(text, groups, FEWEST_NATIONAL);
        }
        var dotted = DigitGroups.read(text, from, " .-", MOST);
        if (begins(dotted, AMERICAN)) {
            return end(text, dotted, AMERICAN.size());
        }
        return dotted.digits().startsWith("0") && begins(dotted, PAIRS) ? end(text, dotted, PAIRS.size()) : -1;
    }

    private static boolean begins(DigitGroups groups, List<Integer> sizes) {
        return groups.count() >= sizes.size()
                && groups.sizes().subList(0, sizes.size()).equals(sizes);
    }

    /** Where the longest number ends that these groups begin with; -1 if none has as many digits as it must have. */
    private static int accept(String text, DigitGroups groups, int fewest) {
        for (int count = Math.min(MOST_GROUPS, groups.count()); count > 0; count--) {
            int digits = groups.digits(count).length();
            if (digits >= fewest && digits <= MOST && end(text, groups, count) > 0) {
                return end(text, groups, count);
            }
        }
        return -1;
    }

    /** Where so many groups end; -1 if a letter or digit goes on there. */
    private static int end(String text, DigitGroups groups, int count) {
        int end = groups.ends().get(count - 1);
        return Form.goesOnAt(text, end) ? -1 : end;
    }
}

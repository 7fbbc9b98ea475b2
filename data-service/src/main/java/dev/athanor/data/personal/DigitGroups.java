package dev.athanor.data.personal;

import java.util.ArrayList;
import java.util.List;

/**
 * Digits in groups, as people write long numbers.
 *
 * @param digits all of them
 * @param ends for each group where it ends in the text
 * @param sizes for each group how many digits it has
 */
record DigitGroups(String digits, List<Integer> ends, List<Integer> sizes) {

    DigitGroups {
        ends = List.copyOf(ends);
        sizes = List.copyOf(sizes);
    }

    /**
     * Reads them.
     *
     * @param from the first digit
     * @param separators of which one stands between two groups
     * @param most digits after which reading stops
     */
    static DigitGroups read(String text, int from, String separators, int most) {
        var digits = new StringBuilder();
        List<Integer> ends = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        int at = from;
        while (Form.isDigit(text, at) && digits.length() <= most) {
            int begin = at;
            while (Form.isDigit(text, at) && digits.length() <= most) {
                digits.append(text.charAt(at++));
            }
            ends.add(at);
            sizes.add(at - begin);
            boolean separated = at < text.length() && separators.indexOf(text.charAt(at)) >= 0;
            at += separated ? 1 : 0;
        }
        return new DigitGroups(digits.toString(), ends, sizes);
    }

    /** How many groups there are. */
    int count() {
        return ends.size();
    }

    /** The digits of the first groups. */
    String digits(int groups) {
        return digits.substring(
                0, sizes.stream().limit(groups).mapToInt(Integer::intValue).sum());
    }
}

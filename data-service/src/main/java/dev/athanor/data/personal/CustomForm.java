package dev.athanor.data.personal;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a pattern matches. RE2 reads a text once, in time linear in its length, whatever the pattern: there is no
 * backtracking that a text could make long.
 *
 * @param pattern in RE2's syntax
 */
record CustomForm(Pattern pattern) implements Form {

    @Override
    public @Nullable Place next(String text, int from) {
        var matcher = pattern.matcher(text);
        for (int at = from; at <= text.length() && matcher.find(at); at = matcher.end() + 1) {
            if (matcher.end() > matcher.start()) {
                return new Place(matcher.start(), matcher.end());
            }
        }
        return null;
    }
}

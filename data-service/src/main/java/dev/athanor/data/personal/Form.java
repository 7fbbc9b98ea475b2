package dev.athanor.data.personal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a kind of personal data is written. */
public interface Form {

    /** The first place at or behind {@code from}; nothing if there is none. */
    @Nullable
    Place next(String text, int from);

    /** All places, in their order. */
    default List<Place> in(String text) {
        List<Place> places = new ArrayList<>();
        for (Place place = next(text, 0); place != null; place = next(text, place.end())) {
            places.add(place);
        }
        return places;
    }

    /** Whether a letter or digit stands directly before {@code at}. */
    static boolean goesOnBefore(String text, int at) {
        return at > 0 && Character.isLetterOrDigit(text.codePointBefore(at));
    }

    /** Whether a letter or digit stands at {@code at}. */
    static boolean goesOnAt(String text, int at) {
        return at < text.length() && Character.isLetterOrDigit(text.codePointAt(at));
    }

    /** Whether a digit of ASCII stands at {@code at}. */
    static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}

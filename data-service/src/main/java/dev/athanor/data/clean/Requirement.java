package dev.athanor.data.clean;

import dev.athanor.data.measure.MeasuredText;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A rule that removes texts.
 *
 * @param rule the key of the configuration that asks for it
 * @param objection what is wrong with a text; nothing if it may stay
 */
record Requirement(String rule, Function<MeasuredText, Optional<String>> objection) {

    /** A measure has an upper limit. */
    static Requirement atMost(String rule, double limit, ToDoubleFunction<MeasuredText> measure) {
        return new Requirement(rule, text -> over(measure.applyAsDouble(text), limit));
    }

    /** A measure has a lower limit. */
    static Requirement atLeast(String rule, double limit, ToDoubleFunction<MeasuredText> measure) {
        return new Requirement(rule, text -> under(measure.applyAsDouble(text), limit));
    }

    static Optional<String> over(double value, double limit) {
        return value > limit ? Optional.of("%s, at most %s".formatted(number(value), number(limit))) : Optional.empty();
    }

    static Optional<String> under(double value, double limit) {
        return value < limit
                ? Optional.of("%s, at least %s".formatted(number(value), number(limit)))
                : Optional.empty();
    }

    /** With three digits behind the point, so that a value just beyond its limit does not look like it. */
    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }
}

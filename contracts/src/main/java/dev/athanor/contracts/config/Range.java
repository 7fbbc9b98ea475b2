package dev.athanor.contracts.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Limits} that can be asked and said. */
record Range(@Nullable Bound low, @Nullable Bound high) {

    static Range of(@Nullable Limits limits) {
        return limits == null
                ? new Range(null, null)
                : new Range(bound(limits.atLeast(), limits.above()), bound(limits.atMost(), limits.below()));
    }

    boolean contains(BigDecimal value) {
        return (low == null || low.admits(value.compareTo(low.value())))
                && (high == null || high.admits(high.value().compareTo(value)));
    }

    /** Such as {@code " from 1 to 256"}; empty where everything is allowed. */
    String inWords() {
        if (low != null && high != null && low.inclusive() && high.inclusive()) {
            return " from " + low + " to " + high;
        }
        List<String> parts = new ArrayList<>();
        if (low != null) {
            parts.add((low.inclusive() ? "of at least " : "above ") + low);
        }
        if (high != null) {
            parts.add((high.inclusive() ? "of at most " : "below ") + high);
        }
        return parts.isEmpty() ? "" : " " + String.join(" and ", parts);
    }

    private static @Nullable Bound bound(double inclusive, double exclusive) {
        if (Double.isFinite(inclusive)) {
            return new Bound(BigDecimal.valueOf(inclusive), true);
        }
        return Double.isFinite(exclusive) ? new Bound(BigDecimal.valueOf(exclusive), false) : null;
    }

    /** One end. */
    record Bound(BigDecimal value, boolean inclusive) {

        boolean admits(int distance) {
            return inclusive ? distance >= 0 : distance > 0;
        }

        @Override
        public String toString() {
            return value.stripTrailingZeros().toPlainString();
        }
    }
}

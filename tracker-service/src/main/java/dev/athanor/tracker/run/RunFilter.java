package dev.athanor.tracker.run;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted.
 *
 * @param states any of these; all if it is empty
 * @param dataset of this name, or {@code name@version}
 * @param name whose name or id holds this text, whatever its case
 */
record RunFilter(
        Set<RunState> states,
        @Nullable String dataset,
        @Nullable String name) {
    RunFilter {
        states = Set.copyOf(states);
    }
}

package dev.athanor.tracker.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of runs.
 *
 * @param next the {@code cursor} of the next page; left out on the last
 */
public record RunList(List<RunSummary> runs, @Nullable String next) {

    static RunList of(RunPage page) {
        return new RunList(
                page.runs().stream().map(RunSummary::of).toList(),
                page.next().map(Cursor::text).orElse(null));
    }
}

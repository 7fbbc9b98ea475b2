package dev.athanor.tracker.run;

import java.util.List;
import java.util.Optional;

/**
 * Some runs of a longer list.
 *
 * @param next where the list goes on, if it does
 */
record RunPage(List<Run> runs, Optional<Cursor> next) {
    RunPage {
        runs = List.copyOf(runs);
    }
}

package dev.athanor.tracker.live;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Lets nothing pass that an outdated attempt says late. One watcher's; not thread-safe. */
final class NewestAttempt implements Predicate<LiveEvent> {

    private final Map<String, Integer> newest = new HashMap<>();

    @Override
    public boolean test(LiveEvent event) {
        return newest.merge(event.run(), event.attempt(), Math::max) == event.attempt();
    }
}
